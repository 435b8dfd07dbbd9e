// Role sheets with Typst inside this process, tagged as Typst does of itself.
// usage: node typst.mjs role-sheet CONTENT.json FONTS OUT PACKAGES
// PACKAGES is the folder whose node_modules holds the compiler.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const [, contentPath, fonts, out, packages] = process.argv.slice(2);
const { NodeCompiler } = createRequire(path.join(packages, 'package.json'))('@myriaddreamin/typst-ts-node-compiler');
const here = path.dirname(fileURLToPath(import.meta.url));
const template = readFileSync(path.join(here, 'role_sheet.typ'), 'utf8');
const { roles } = JSON.parse(readFileSync(contentPath, 'utf8'));
const faces = ['regular.ttf', 'bold.ttf'].map(name => readFileSync(path.join(fonts, name)));
const compiler = NodeCompiler.create({ workspace: here, fontArgs: [{ fontBlobs: faces }] });

mkdirSync(out, { recursive: true });
const before = process.cpuUsage();
roles.forEach((role, at) => {
  const pdf = compiler.pdf({ mainFileContent: template, inputs: { role: JSON.stringify(role) } });
  writeFileSync(path.join(out, `${String(at + 1).padStart(5, '0')}.pdf`), pdf);
  if (at % 16 === 15) compiler.evictCache(8);
});
const used = process.cpuUsage(before);
console.log(JSON.stringify({ render_ms: (used.user + used.system) / 1000 }));
