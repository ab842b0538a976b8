// Moves jobs from PostgreSQL to a Redis stream, as the outbox relay moves its rows.
// Arguments: address of the database, address of Redis, number of jobs, bytes of each payload,
// number of rounds, each of which does all the jobs.
import { randomBytes } from "node:crypto";
import { run, runMigrations } from "graphile-worker";
import { Redis } from "ioredis";
import pg from "pg";

const [database, redisUrl, countText, bytesText, roundsText] = process.argv.slice(2);
const count = Number(countText);
const data = randomBytes(Math.ceil(Number(bytesText) / 2)).toString("hex");

await runMigrations({ connectionString: database });
const client = new pg.Client({ connectionString: database });
await client.connect();
const redis = new Redis(redisUrl, { enableAutoPipelining: true });
await redis.ping();

// As its documentation measures itself (worker.graphile.org/docs/performance).
const preset = {
  worker: {
    connectionString: database,
    concurrentJobs: 24,
    maxPoolSize: 25,
    pollInterval: 1000,
    localQueue: { size: 500 },
    completeJobBatchDelay: 0,
    failJobBatchDelay: 0,
  },
};

async function round() {
  await client.query(
    `select graphile_worker.add_jobs(
       array(select ('relay', json_build_object('data', $1::text), null, null, null, null, null, null)
               ::graphile_worker.job_spec
             from generate_series(1, $2::int)))`,
    [data, count],
  );
  await client.query("analyze");
  let done = 0;
  let finish;
  const finished = new Promise((resolve) => (finish = resolve));

  const start = process.hrtime.bigint();
  const runner = await run({
    preset,
    logger: undefined,
    noHandleSignals: true,
    taskList: {
      relay: async (payload) => {
        await redis.xadd("relayed", "*", "data", payload.data);
        if (++done === count) {
          finish();
        }
      },
    },
  });
  await finished;
  // A job counts once its row is gone: only then would a restart not send it again.
  for (;;) {
    const left = await client.query("select count(*)::int as jobs from graphile_worker.jobs");
    if (left.rows[0].jobs === 0) {
      break;
    }
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  const seconds = Number(process.hrtime.bigint() - start) / 1e9;
  await runner.stop();
  return seconds;
}

for (let i = 0; i < Number(roundsText); i++) {
  console.log(JSON.stringify({ jobs: count, seconds: await round() }));
}
await client.end();
redis.disconnect();
process.exit(0);
