// Listens to the hub with the real client and prints what it hears, one JSON object a line:
// {"resumed": seq}, {"entry": {…}}, {"closed": message}. Usage: node client.mjs ADDRESS KEY LAST_SEQ
import { HubConnectionBuilder, LogLevel } from "@microsoft/signalr";

const [address, key, lastSeq] = process.argv.slice(2);
const say = (what) => process.stdout.write(JSON.stringify(what) + "\n");
const connection = new HubConnectionBuilder()
  .withUrl(`${address}hubs/incidents`, { accessTokenFactory: () => key })
  .configureLogging(LogLevel.None)
  .build();
connection.on("Entry", (entry) => say({ entry }));
connection.on("Counted", (counted) => say({ counted }));
connection.onclose((error) => { say({ closed: error?.message ?? "" }); process.exit(0); });
try {
  await connection.start();
  say({ resumed: await connection.invoke("Resume", Number(lastSeq)) });
} catch (error) {
  say({ closed: error.message });
  process.exit(1);
}
