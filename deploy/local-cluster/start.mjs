// Starts a cluster on this machine: a simulated AWS, DynamoDB (dynalite), and silos over both. Ctrl-C ends all of it.
//   node deploy/local-cluster/start.mjs [SILOS]
// Environment: QRIE_DLL (an executable that was built already), QRIE_PORT (of the first console, 5080), QRIE_SILO_PORT (of the first silo, 11111).
import { spawn, spawnSync } from "node:child_process";
import { createWriteStream, existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "../..");
const servers = join(root, "tests/servers");
const count = Number(process.argv[2] ?? 3);
const firstPort = Number(process.env.QRIE_PORT ?? 5080);
const firstSiloPort = Number(process.env.QRIE_SILO_PORT ?? 11111);
const patience = 120_000;
const children = [];
let ending = false;

if (!Number.isInteger(count) || count < 1 || count > 16) fail(`'${process.argv[2]}' silos; it must be from 1 to 16.`);
if (!existsSync(join(servers, "node_modules/dynalite"))) fail("dynalite is not installed; to install it: npm ci --prefix tests/servers");

const folder = mkdtempSync(join(tmpdir(), "qrie-cluster-"));
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => end(0));

try {
  await start();
} catch (error) {
  console.error(`start.mjs: ${error.message}`);
  await end(1);
}

async function start() {
  const dll = process.env.QRIE_DLL ?? build();
  const dynamo = await firstLine(run("dynalite", process.execPath, ["--no-warnings", "dynalite.mjs"], { cwd: servers, stdin: "pipe" }));
  const simulator = JSON.parse(await firstLine(run("simulator", "dotnet", [dll, "simulate", "--output", "json"])));
  const env = settings(dynamo, simulator);
  await done(run("tables", "dotnet", [dll, "tables", "create"], { env }));
  const silos = Array.from({ length: count }, (_, i) => {
    const url = `http://127.0.0.1:${firstPort + i}`;
    const own = { Urls: url, Qrie__Data: join(folder, `silo-${i}`), Qrie__Cluster__SiloPort: `${firstSiloPort + i}` };
    return { url, child: run(`silo-${i}`, "dotnet", [dll, "run"], { env: { ...env, ...own } }) };
  });
  await Promise.all(silos.map(ready));
  console.log(`AWS       ${simulator.url} (its page: ${simulator.url}/_simulator)`);
  console.log(`DynamoDB  ${dynamo}`);
  silos.forEach(({ url, child }, i) => console.log(`console   ${url} (silo-${i}, process ${child.pid})`));
  console.log(`logs      ${folder}, removed at the end`);
  console.log("To see a silo fail: kill -9 one of the processes. Ctrl-C ends all.");
}

function build() {
  console.log("Building...");
  const made = spawnSync("dotnet", ["build", "src/Qrie.Silo", "-c", "Release", "-v", "quiet", "-nologo"], { cwd: root, stdio: "inherit" });
  if (made.status !== 0) throw new Error("the build failed");
  return join(root, "src/Qrie.Silo/bin/Release/net10.0/qrie.dll");
}

// Keys of the simulator, which any of its callers may use: no credentials of yours reach the silos.
function settings(dynamo, simulator) {
  const env = {
    ...process.env,
    AWS_ACCESS_KEY_ID: "AKIAQRIE",
    AWS_SECRET_ACCESS_KEY: "simulated",
    AWS_SESSION_TOKEN: "",
    Qrie__QueueUrl: simulator.queue_url,
    Qrie__Aws__EndpointUrl: simulator.url,
    Qrie__Storage: "dynamodb",
    Qrie__DynamoDb__EndpointUrl: dynamo,
    Qrie__Cluster__Provider: "dynamodb",
    Qrie__Cluster__AdvertisedAddress: "127.0.0.1",
  };
  simulator.accounts.forEach((account, i) => {
    env[`Qrie__Accounts__${i}__AccountId`] = account.account_id;
    env[`Qrie__Accounts__${i}__Name`] = account.name;
    env[`Qrie__Accounts__${i}__Ou`] = account.ou;
    env[`Qrie__Accounts__${i}__ExternalId`] = account.external_id;
    simulator.regions.forEach((region, j) => (env[`Qrie__Accounts__${i}__Regions__${j}`] = region));
  });
  return env;
}

// In a group of its own, so that Ctrl-C reaches this script only and the silos stop before what they need.
function run(name, command, args, { cwd = folder, env = process.env, stdin = "ignore" } = {}) {
  const child = spawn(command, args, { cwd, env, stdio: [stdin, "pipe", "pipe"], detached: true });
  const log = createWriteStream(join(folder, `${name}.log`));
  child.stdout.pipe(log, { end: false });
  child.stderr.pipe(log, { end: false });
  child.name = name;
  child.ended = new Promise(finish => {
    child.on("error", error => finish(error.message));
    child.on("exit", (code, signal) => finish(code ?? signal));
  });
  child.ended.then(how => {
    if (!ending && name !== "tables") console.log(`${name} has ended (${how}); its log: ${join(folder, `${name}.log`)}`);
  });
  children.push(child);
  return child;
}

async function firstLine(child) {
  const line = new Promise(finish => createInterface({ input: child.stdout }).once("line", finish));
  const first = await Promise.race([line, child.ended.then(() => null)]);
  if (first === null) throw new Error(`${child.name} did not start; its log: ${join(folder, `${child.name}.log`)}`);
  return first;
}

async function done(child) {
  const code = await child.ended;
  if (code !== 0) throw new Error(`${child.name} failed (${code}); its log: ${join(folder, `${child.name}.log`)}`);
}

async function ready({ url, child }) {
  for (const until = Date.now() + patience; Date.now() < until && child.exitCode === null; await new Promise(next => setTimeout(next, 500))) {
    const answer = await fetch(`${url}/health/ready`).catch(() => null);
    if (answer?.ok) return;
  }
  throw new Error(`${child.name} did not become ready; its log: ${join(folder, `${child.name}.log`)}`);
}

async function end(code) {
  if (ending) return;
  ending = true;
  const silos = children.filter(child => child.name.startsWith("silo-"));
  for (const group of [silos, children.filter(child => !silos.includes(child))]) {
    for (const child of group) if (child.exitCode === null && child.signalCode === null) child.kill("SIGTERM");
    const late = setTimeout(() => group.forEach(child => child.kill("SIGKILL")), 30_000);
    await Promise.all(group.map(child => child.ended));
    clearTimeout(late);
  }
  if (code === 0) rmSync(folder, { recursive: true, force: true });
  process.exit(code);
}

function fail(message) {
  console.error(`start.mjs: ${message}`);
  process.exit(1);
}
