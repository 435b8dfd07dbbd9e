// Role sheets as Word documents with the npm package docx, as its manual builds them: headings, paragraphs and tables of objects.
// usage: node docx.mjs role-sheet CONTENT.json FONTS OUT PACKAGES
// PACKAGES is the folder whose node_modules holds docx.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

const [, contentPath, , out, packages] = process.argv.slice(2);
const {
  Document, Footer, HeadingLevel, Packer, PageNumber, Paragraph, Table, TableCell, TableRow, TextRun, WidthType,
} = createRequire(path.join(packages, 'package.json'))('docx');
const { roles } = JSON.parse(readFileSync(contentPath, 'utf8'));

const text = words => new Paragraph({ text: words, spacing: { after: 80 } });
const strong = words => new Paragraph({ children: [new TextRun({ text: words, bold: true })] });
const heading = words => new Paragraph({ text: words, heading: HeadingLevel.HEADING_2 });
const cell = (words, width) => new TableCell({ width: { size: width, type: WidthType.DXA }, children: [new Paragraph(words)] });

function table(widths, head, rows) {
  const row = (cells, tableHeader) => new TableRow({ tableHeader, cantSplit: true, children: cells.map((words, i) => cell(words, widths[i])) });
  return new Table({
    columnWidths: widths, width: { size: widths.reduce((a, b) => a + b), type: WidthType.DXA },
    rows: [...(head ? [row(head, true)] : []), ...rows.map(cells => row(cells, false))],
  });
}

const euros = amount => '€' + amount.toLocaleString('en-GB');

function sheet(role) {
  const f = role.facts;
  const facts = [
    ['Department', f.department], ['Reports to', f.reports_to], ['Level', f.level], ['Team', f.team + ' people'], ['Location', f.location],
    ['Budget', euros(f.budget)], ['Signs up to', euros(f.signs_up_to)], ['Contract', f.contract],
  ];
  return [
    new Paragraph({ text: role.title, heading: HeadingLevel.HEADING_1 }), text(role.summary), heading('Purpose'), text(role.purpose),
    heading('Key facts'), table([2800, 7000], null, facts),
    heading('Duties'), ...role.duties.flatMap(duty => [strong(duty.title), text(duty.text)]),
    heading('Skills'), table([7800, 2000], ['Skill', 'Level'], role.skills.map(s => [s.title, s.level + ' of 4'])),
    heading('Signs of success'), table([3600, 4200, 2000], ['Measure', 'Why it matters', 'Target'], role.measures.map(m => [m.title, m.why, m.target])),
    heading('Education and pay'), text(role.education),
    text(`Pay: ${euros(role.pay.min)} to ${euros(role.pay.max)} a year, ${euros(role.pay.mid)} in the middle`),
  ];
}

mkdirSync(out, { recursive: true });
const before = process.cpuUsage();
for (const [at, role] of roles.entries()) {
  const footer = new Footer({ children: [new Paragraph({ children: [
    new TextRun({ children: [role.title, ' · Page ', PageNumber.CURRENT, ' of ', PageNumber.TOTAL_PAGES] }),
  ] })] });
  const file = new Document({ title: role.title, sections: [{ footers: { default: footer }, children: sheet(role) }] });
  writeFileSync(path.join(out, `${String(at + 1).padStart(5, '0')}.docx`), await Packer.toBuffer(file));
}
const used = process.cpuUsage(before);
console.log(JSON.stringify({ render_ms: (used.user + used.system) / 1000 }));
