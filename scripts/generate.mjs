// npm run generate: everything that is generated and committed. npm run drift (--check): fails when it differs.

import { generateConfigDocs } from './config-docs.mjs';
import { generateProtobuf } from './protobuf.mjs';

const isCheck = process.argv.includes('--check');
const drifted = [...generateProtobuf({ isCheck }), ...(await generateConfigDocs({ isCheck }))];
if (drifted.length > 0) {
  console.error(`Out of date: ${drifted.join(', ')}. Run: npm run generate`);
  process.exitCode = 1;
}
