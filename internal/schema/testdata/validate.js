// Checks documents against schemas: the first file holds {schemas: {name: schema}, documents: [{name, schema, data}]}. Prints the errors of each
// document as JSON, in their order.
'use strict';

const fs = require('fs');
const path = require('path');
const { createRequire } = require('module');

const load = createRequire(path.join(process.cwd(), 'x.js'));
const Ajv = load('ajv/dist/2020').default;
const formats = load('ajv-formats').default;

const { schemas, documents } = JSON.parse(fs.readFileSync(process.argv[2], 'utf8'));
const ajv = new Ajv({ strict: true, allowUnionTypes: true, allErrors: true });
formats(ajv);
const checks = Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, ajv.compile(schema)]));
const answers = documents.map(({ schema, data }) => {
  const check = checks[schema];
  return check(data) ? [] : check.errors.map((e) => `${e.instancePath} ${e.message} ${JSON.stringify(e.params)}`);
});
process.stdout.write(JSON.stringify(answers));
