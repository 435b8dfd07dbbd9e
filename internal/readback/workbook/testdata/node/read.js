// Prints what SheetJS finds in workbooks: a line of JSON for each file that is named. Run where the package xlsx is installed.
'use strict';

const path = require('path');
const { createRequire } = require('module');

const xlsx = createRequire(path.join(process.cwd(), 'x.js'))('xlsx');

for (const file of process.argv.slice(2)) {
  const book = xlsx.readFile(file, { cellFormula: true, cellNF: true, sheetStubs: false });
  const sheets = book.SheetNames.map((name) => {
    const cells = {};
    for (const [ref, cell] of Object.entries(book.Sheets[name])) {
      if (ref[0] !== '!') {
        cells[ref] = {
          kind: cell.t,
          text: cell.t === 's' ? cell.v : '',
          number: cell.t === 'n' ? cell.v : 0,
          formula: cell.f || '',
          format: cell.z || '',
          link: (cell.l && cell.l.Target) || '',
        };
      }
    }
    return { name, cells };
  });
  const names = ((book.Workbook || {}).Names || []).map((n) => n.Name + ' = ' + n.Ref);
  console.log(JSON.stringify({ file: path.basename(file), title: (book.Props || {}).Title || '', names, sheets }));
}
