// Serves DynamoDB on a free port of 127.0.0.1, prints its URL, and ends when whoever started it closes its standard input.
import dynalite from "dynalite";

const server = dynalite({ createTableMs: 20, deleteTableMs: 20, updateTableMs: 20 });
server.listen(0, "127.0.0.1", () => console.log(`http://127.0.0.1:${server.address().port}`));
process.stdin.on("close", () => process.exit(0)).resume();
