// Looks at the batches that could not be stored, and gives them back to the log once the reason is gone.
//
//   node deploy/dead-letters.mjs list                     number, time, reason, subject, size and detail of each
//   node deploy/dead-letters.mjs save NUMBER FILE         the batch as it was (a fieldcast.v1.PositionBatch)
//   node deploy/dead-letters.mjs redrive NUMBER|all       publishes it anew, then takes it out of here
//   node deploy/dead-letters.mjs delete NUMBER
//
// NATS_URL names the server, or the servers of a cluster. Giving a batch back twice does no harm: each fix is stored once.
import { writeFileSync } from 'node:fs';
import { jetstream, jetstreamManager } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';

const STREAM = 'DEAD_LETTERS';
const POSITIONS_SUBJECT = /^fieldcast\.v1\.pos\.[a-z0-9][a-z0-9_-]{0,62}$/;

const [command, number, file] = process.argv.slice(2);
const connection = await connectTo(process.env.NATS_URL ?? 'nats://127.0.0.1:4222');
try {
  const letters = await openLetters(connection);
  if (command === 'list') await list(letters);
  else if (command === 'save' && number && file) writeFileSync(file, (await letters.read(Number(number))).data);
  else if (command === 'redrive' && number === 'all') for await (const letter of letters.all()) await redrive(letter);
  else if (command === 'redrive' && number) await redrive(await letters.read(Number(number)));
  else if (command === 'delete' && number) await letters.remove(Number(number));
  else fail('usage: dead-letters.mjs list | save NUMBER FILE | redrive NUMBER|all | delete NUMBER');

  async function redrive({ seq, subject, data, isTruncated }) {
    if (isTruncated) return fail(`${seq}: was too long to be kept whole; it can only be saved or deleted`);
    if (!POSITIONS_SUBJECT.test(subject)) return fail(`${seq}: its header names no subject of the log`);
    await jetstream(connection).publish(subject, data);
    await letters.remove(seq);
    console.log(`${seq}: given back to ${subject}`);
  }
} catch (cause) {
  if (!(cause instanceof RangeError)) throw cause;
  fail(cause.message);
} finally {
  await connection.close();
}

async function openLetters(nats) {
  const manager = await jetstreamManager(nats);
  const read = async (seq) => {
    const message = await manager.streams.getMessage(STREAM, { seq });
    if (!message) throw new RangeError(`there is no dead letter ${seq}`);
    const { time, header, data } = message;
    return {
      ...{ seq, time, data },
      reason: header.get('Fieldcast-Reason'),
      detail: header.get('Fieldcast-Detail'),
      isTruncated: header.has('Fieldcast-Truncated-From'),
      subject: header.get('Fieldcast-Subject'),
    };
  };
  return {
    read,
    remove: (seq) => manager.streams.deleteMessage(STREAM, seq),
    // Up to the last one there is now: what is dead again after a redrive is not tried for ever.
    async *all() {
      const { state } = await manager.streams.info(STREAM, { deleted_details: true });
      const deleted = new Set(state.deleted ?? []);
      for (let seq = state.first_seq; seq <= state.last_seq; seq++) if (!deleted.has(seq)) yield await read(seq);
    },
  };
}

async function list(letters) {
  for await (const { seq, time, reason, subject, data, detail } of letters.all())
    console.log([seq, time.toISOString(), reason, subject, `${data.length} bytes`, detail].join('\t'));
}

function connectTo(urlList) {
  const urls = urlList.split(',').map((one) => new URL(one.trim()));
  const { username, password } = urls.find((one) => one.username !== '') ?? { username: '', password: '' };
  return connect({
    servers: urls.map(({ hostname, port }) => `${hostname}:${port || 4222}`),
    ...(username ? { user: decodeURIComponent(username), pass: decodeURIComponent(password) } : {}),
    ...(urls.some(({ protocol }) => protocol === 'tls:') ? { tls: {} } : {}),
  });
}

function fail(message) {
  console.error(message);
  process.exitCode = 1;
}
