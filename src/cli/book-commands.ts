/** Commands that prove, sign and hand out the books. */
import { parseArgs } from "node:util";
import { chainExtract } from "../app/audit/chain-extract.ts";
import { takeCheckpoint } from "../app/audit/take-checkpoint.ts";
import { exportBook, exportFormats, type ExportFormat } from "../app/ledger/export/book-export.ts";
import { systemActor } from "../app/loan/run-due-interest.ts";
import { orNotFound } from "../app/rejected.ts";
import { lastDay } from "../domain/kernel/local-date.ts";
import { UsageError, type Command } from "./command.ts";

const verify: Command = {
  usage: "verify [--anchor FILE]",
  summary: "recomputes hashes, balances, schedules and rates; exit 0 only if everything holds",
  run: async ({ verify: run, print, books }, args) => {
    const { values } = parseArgs({ args: [...args], options: { anchor: { type: "string" } } });
    const anchors = values.anchor === undefined ? [] : await books.readAnchors(values.anchor);
    if (values.anchor !== undefined && anchors.length === 0) {
      print(`DOES NOT HOLD: ${values.anchor} holds no checkpoint`);
      return 1;
    }
    const { checked, firstBadRow } = await run({
      anchors,
      onProgress: (what, count) => {
        books.printProgress(`${what}: ${count} …`);
      },
    });
    for (const { what, count } of checked) print(`${what}: ${count}`);
    if (firstBadRow === undefined) {
      print("everything holds");
      return 0;
    }
    const { what, row, because } = firstBadRow;
    print(`DOES NOT HOLD: ${what} ${row}: ${because}`);
    return 1;
  },
};

const checkpoint: Command = {
  usage: "checkpoint",
  summary: "signs how far every audit chain has come and appends it to the anchors file",
  run: async ({ ports, print, books }) => {
    for (const organizationId of await ports.read(({ audit }) => audit.organizationIds())) {
      const signed = await takeCheckpoint({ ...ports, ...books }, organizationId, ports.now());
      if (signed !== undefined) print(`${organizationId}: ${signed.seq} rows, root ${signed.merkleRoot}`);
    }
    return 0;
  },
};

const snapshots: Command = {
  usage: "snapshots take|drop",
  summary: "takes or drops stored month-end balances; no answer changes, only how long it takes",
  run: async ({ print, books }, [what]) => {
    if (what !== "take" && what !== "drop") throw new UsageError("say take or drop");
    if (what === "drop") await books.dropSnapshots();
    else print(`${await books.takeSnapshots()} balances stored`);
    return 0;
  },
};

const exportBookCommand: Command = {
  usage: "export-book BOOK --format hledger|ledger|beancount|csv [--out FILE]",
  summary: "writes a book as a journal for hledger, ledger-cli or beancount, or as a table",
  run: async ({ ports, books }, args) => {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { format: { type: "string" }, out: { type: "string" } },
    });
    const [bookId] = positionals;
    const { format } = values;
    if (bookId === undefined) throw new UsageError("name the book by its id");
    if (!isFormat(format)) throw new UsageError(`--format is one of ${exportFormats.join(", ")}`);
    await ports.read(async (work) => {
      const owner = orNotFound(await work.books.ownerOf(bookId), "book");
      const viewpoint = { asOf: lastDay, knownAt: ports.now() };
      await books.write(values.out, exportBook(work, systemActor(owner), { bookId, format, viewpoint }));
    });
    return 0;
  },
};

function isFormat(text: string | undefined): text is ExportFormat {
  return exportFormats.some((format) => format === text);
}

const exportChain: Command = {
  usage: "export-chain ORGANIZATION_ID [--out FILE]",
  summary:
    "writes an audit chain with a signed checkpoint, to be checked offline (src/cli/offline/README.md)",
  run: async ({ ports, books }, args) => {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { out: { type: "string" } },
    });
    const [organizationId] = positionals;
    if (organizationId === undefined) throw new UsageError("name the organization by its id");
    const signed = orNotFound(
      await takeCheckpoint({ ...ports, ...books }, organizationId, ports.now()),
      "audit chain",
    );
    await ports.read(({ audit }) => books.write(values.out, chainExtract(audit, signed)));
    return 0;
  },
};

export const bookCommands: Readonly<Record<string, Command>> = {
  verify,
  checkpoint,
  snapshots,
  "export-book": exportBookCommand,
  "export-chain": exportChain,
};
