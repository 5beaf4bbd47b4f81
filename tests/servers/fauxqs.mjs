// Serves SQS on a free port of 127.0.0.1, prints its URL, and ends when whoever started it closes its standard input.
import { buildApp } from "fauxqs";

const app = buildApp({ logger: false });
console.log(await app.listen({ host: "127.0.0.1", port: 0 }));
process.stdin.on("close", () => process.exit(0)).resume();
