// Prints what mammoth finds in Word documents: a line of JSON, a string of HTML, for each file that is named. Run where the package mammoth
// is installed.
'use strict';

const path = require('path');
const { createRequire } = require('module');

const mammoth = createRequire(path.join(process.cwd(), 'x.js'))('mammoth');

async function main() {
  for (const file of process.argv.slice(2)) {
    const found = await mammoth.convertToHtml({ path: file }, { styleMap: ["p[style-name='Title'] => h1:fresh"] });
    console.log(JSON.stringify(found.value));
  }
}

main();
