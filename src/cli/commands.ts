import { parseArgs } from "node:util";
import type { Actor } from "../app/actor.ts";
import { createApiToken } from "../app/identity/create-api-token.ts";
import { tokenScopes, type TokenScope } from "../app/identity/ports.ts";
import { forgetSecurityLog } from "../app/identity/forget-security-log.ts";
import { issueSetUpLink } from "../app/identity/set-up.ts";
import { runDueInterest } from "../app/loan/run-due-interest.ts";
import { orNotFound, orReject } from "../app/rejected.ts";
import { japanDay } from "../domain/kernel/instant.ts";
import { parseLocalDate } from "../domain/kernel/local-date.ts";
import { mailReminders } from "../app/obligation/mail-reminders.ts";
import { countDueReminders, runReminders } from "../app/obligation/run-reminders.ts";
import { UsageError, type Command, type CommandDeps } from "./command.ts";
import { bookCommands } from "./book-commands.ts";
import { demoPassword } from "./demo/demo-password.ts";
import { lastFiscalYear, recordSyntheticPortfolio } from "./demo/synthetic-portfolio.ts";

const migrate: Command = {
  usage: "migrate",
  summary: "brings the database to this version",
  run: async ({ migrate: run, print }) => {
    const ran = await run();
    print(ran.length === 0 ? "nothing to migrate" : `migrated: ${ran.join(", ")}`);
    return 0;
  },
};

const seed: Command = {
  usage: "seed demo",
  summary: "loads the demonstration into an empty database",
  run: async (deps, [what]) => {
    if (what !== "demo") throw new UsageError("only the demonstration can be loaded: seed demo");
    await deps.migrate();
    if (!(await deps.isEmpty())) {
      deps.print("the database is not empty: the demonstration was not loaded");
      return 1;
    }
    await loadDemo(deps);
    return 0;
  },
};

const serve: Command = {
  usage: "serve [--demo]",
  summary: "migrates and serves; with --demo loads the demonstration into an empty database",
  run: async (deps, args) => {
    const { values } = parseArgs({ args: [...args], options: { demo: { type: "boolean", default: false } } });
    await deps.migrate();
    const demo = values.demo || deps.demoWanted;
    const isEmpty = await deps.isEmpty();
    if (demo && isEmpty) await loadDemo(deps);
    await deps.serve({ demo, onListening: () => (isEmpty && !demo ? printSetUpLink(deps) : undefined) });
    return 0;
  },
};

const setUpCommand: Command = {
  usage: "set-up-link",
  summary: "prints a one-time link to set up an organization with its first administrator",
  run: async (deps) => {
    await deps.migrate();
    await printSetUpLink(deps);
    return 0;
  },
};

/** One at a time: the link printed before no longer works. */
async function printSetUpLink({ identity, ports, print }: CommandDeps): Promise<void> {
  const { url } = await issueSetUpLink(identity, { number: "next", now: ports.now() });
  print("to set up an organization, open this link within 24 hours; it works once:");
  print(`  ${url}`);
}

async function loadDemo({ loadDemo: load, print }: CommandDeps): Promise<void> {
  print("loading the demonstration …");
  const { organizations, people, loans } = await load(demoPassword);
  print(`demonstration loaded: ${organizations} organizations, ${people.length} people, ${loans} loans`);
  print(`demo password for everyone: ${demoPassword}`);
  for (const { email, organization, roles } of people)
    print(`  ${email}  ${organization}  ${roles.join(", ")}`);
}

const demoPortfolio: Command = {
  usage: "demo-portfolio --loans N --seed S [--year Y] [--email E]",
  summary:
    "records a synthetic portfolio of a policy lender, reproducible, in the books of a person's lender",
  run: async ({ ports, identity, migrate: bringUp, print }, args) => {
    const { values } = parseArgs({
      args: [...args],
      options: {
        loans: { type: "string" },
        seed: { type: "string" },
        year: { type: "string" },
        email: { type: "string", default: "officer@omi.example" },
      },
    });
    const { loans = "", seed: seedText = "", email } = values;
    const year = values.year ?? String(lastFiscalYear(japanDay(ports.now())));
    for (const [name, text] of Object.entries({ loans, seed: seedText, year })) {
      if (!/^\d{1,9}$/.test(text)) throw new UsageError(`--${name} is a whole number`);
    }
    if (Number(year) < 1990 || Number(year) > 2100) throw new UsageError("--year is from 1990 to 2100");
    await bringUp();
    const recorded = await recordSyntheticPortfolio({
      ports,
      actor: await memberOf(identity, email),
      size: { loans: Number(loans), seed: Number(seedText) },
      year: Number(year),
      tell: (done) => {
        print(`${done} of ${loans} loans`);
      },
    });
    print(`recorded ${recorded.loans} loans, ${recorded.amount} yen in all, drawn in fiscal year ${year}`);
    return 0;
  },
};

/** Who acts on the command line, in the organization that he joined first. */
async function memberOf({ read }: CommandDeps["identity"], email: string): Promise<Actor> {
  return read(async ({ people }) => {
    const found = orNotFound(await people.findByEmail(email.toLowerCase()), "person");
    const [first] = await people.membershipsOf(found.person.id);
    const { organization, roles } = orNotFound(first, "membership");
    return { personId: found.person.id, organizationId: organization.id, roles, via: "system" };
  });
}

const token: Command = {
  usage: "token --email E [--scope read|write] [--days N]",
  summary: "prints an API token of a person",
  run: async ({ identity, ports, print }, args) => {
    const { values } = parseArgs({
      args: [...args],
      options: {
        email: { type: "string" },
        scope: { type: "string", default: "write" },
        days: { type: "string", default: "30" },
      },
    });
    const { email, scope, days } = values;
    if (email === undefined) throw new UsageError("--email is missing");
    if (!isScope(scope)) throw new UsageError(`--scope is one of ${tokenScopes.join(", ")}`);
    if (!/^[1-9]\d{0,2}$/.test(days) || Number(days) > 365) throw new UsageError("--days is from 1 to 365");
    const owner = await identity.read(async ({ people }) => {
      const found = orNotFound(await people.findByEmail(email.toLowerCase()), "person");
      const [first] = await people.membershipsOf(found.person.id);
      const { organization } = orNotFound(first, "membership");
      return { personId: found.person.id, organizationId: organization.id };
    });
    const { secret } = await createApiToken(identity, {
      actor: owner,
      name: "command line",
      scope,
      days: Number(days),
      now: ports.now(),
      newId: ports.newId,
    });
    print(secret);
    return 0;
  },
};

function isScope(text: string): text is TokenScope {
  return (tokenScopes as readonly string[]).includes(text);
}

const forget: Command = {
  usage: "forget-security-log --before DAY",
  summary: "deletes what the security log holds from before a day; refused while it is to be kept",
  run: async ({ identity, ports, securityLogYears: years, print }, args) => {
    const { values } = parseArgs({ args: [...args], options: { before: { type: "string" } } });
    if (values.before === undefined) throw new UsageError("--before is missing");
    const before = orReject(parseLocalDate(values.before));
    const forgotten = await forgetSecurityLog(identity, { before, years, now: ports.now() });
    print(`${forgotten} events from before ${before} deleted`);
    return 0;
  },
};

const recompute: Command = {
  usage: "recompute [--loan ID | --all] [--dry-run]",
  summary: "posts interest that is due or has changed; running it twice posts nothing",
  run: async ({ ports, print }, args) => {
    const { values } = parseArgs({
      args: [...args],
      options: {
        loan: { type: "string" },
        all: { type: "boolean", default: false },
        "dry-run": { type: "boolean", default: false },
      },
    });
    if ((values.loan === undefined) === !values.all) throw new UsageError("give either --loan ID or --all");
    const dryRun = values["dry-run"];
    const { loans, accruals, adjustments } = await runDueInterest(ports, { loanId: values.loan, dryRun });
    const verb = dryRun ? "would post" : "posted";
    print(`${loans} loans: ${verb} ${accruals} accruals, ${adjustments} adjustments`);
    return 0;
  },
};

const remind: Command = {
  usage: "remind [--dry-run]",
  summary: "sends the reminders of today and the mails that wait; running it twice sends nothing",
  run: async ({ ports, identity, keepReminders, print }, args) => {
    const { values } = parseArgs({
      args: [...args],
      options: { "dry-run": { type: "boolean", default: false } },
    });
    if (values["dry-run"]) {
      const { reminders, escalations } = await countDueReminders(ports);
      print(`would send ${reminders} reminders, ${escalations} of them to the lender as well`);
      return 0;
    }
    const { reminders, escalations } = await runReminders({ ...ports, keepReminders }, { again: true });
    const { sendMail, publicUrl } = identity;
    const mailFailed = (error: unknown): void => {
      print(`a mail was not taken: ${String(error)}`);
    };
    const mails = await mailReminders({ ...ports, keepReminders, sendMail, publicUrl, mailFailed });
    print(`sent ${reminders} reminders, ${escalations} of them to the lender as well; ${mails.sent} mails`);
    return mails.postponed + mails.failed === 0 ? 0 : 1;
  },
};

const worker: Command = {
  usage: "worker",
  summary: "works on jobs beside the service, on PostgreSQL as many as wanted",
  run: async (deps) => {
    await deps.migrate();
    await deps.work();
    return 0;
  },
};

export const commands: Readonly<Record<string, Command>> = {
  serve,
  migrate,
  seed,
  token,
  "demo-portfolio": demoPortfolio,
  "set-up-link": setUpCommand,
  "forget-security-log": forget,
  recompute,
  remind,
  worker,
  ...bookCommands,
};
