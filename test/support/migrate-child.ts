/** Migrates a database and dies. Once its modules are loaded it says so, and waits to be told where to die. */
import { connect } from "../../db/connect.ts";
import { migrate } from "../../db/migrate.ts";
import { die, dieAtStatement, type Death } from "./dying-at.ts";

process.once("message", (errand: Death & { readonly url: string }) => {
  void run(errand);
});
process.send?.("ready");

async function run({ url, ...death }: Death & { readonly url: string }): Promise<void> {
  const database = connect(url);
  dieAtStatement(database.writer, death);
  await migrate(database);
  die();
}
