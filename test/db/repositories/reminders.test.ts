import { expect } from "chai";
import { keepRemindersOn, readOn, transactOn } from "../../../db/transact.ts";
import type { Actor } from "../../../src/app/actor.ts";
import type { Mail } from "../../../src/app/identity/account-ports.ts";
import { mailReminders } from "../../../src/app/obligation/mail-reminders.ts";
import { readReminders } from "../../../src/app/obligation/read-reminders.ts";
import { runReminders } from "../../../src/app/obligation/run-reminders.ts";
import { eachDatabase } from "../../support/databases.ts";
import { recordSampleCovenant } from "../../support/sample-covenants.ts";
import { openSample, type SampleDatabase } from "../../support/sample-database.ts";
import { actingOn, deps } from "../../support/sample-facts.ts";
import { at, idMaker, people } from "../../support/sample-names.ts";
import { firstBadRow } from "../../support/verified.ts";

eachDatabase((name, open) => {
  describe(`reminders on ${name}`, function () {
    this.timeout(600_000);
    let ledger: SampleDatabase;
    let mails: Mail[];
    let refused: unknown[];
    const newId = idMaker(7);

    beforeEach(async () => {
      ledger = await openSample(name, open);
      await recordSampleCovenant(actingOn(ledger.database, newId), "2025-12-10");
      mails = [];
      refused = [];
    });
    afterEach(() => ledger.database.close());

    const portsOn = (day: string, time?: string) => ({
      ...deps,
      transact: transactOn(ledger.database),
      read: readOn(ledger.database),
      keepReminders: keepRemindersOn(ledger.database),
      now: () => at(day, time),
      newId,
    });
    const remind = (day: string, again = false) => runReminders(portsOn(day), { again });
    const deliver = (day: string, sendMail?: (mail: Mail) => Promise<void>, time?: string) =>
      mailReminders({
        ...portsOn(day, time),
        publicUrl: () => "https://ledger.example.jp",
        mailFailed: (error) => refused.push(error),
        sendMail: sendMail ?? ((mail) => Promise.resolve(void mails.push(mail))),
      });
    const seenBy = async (actor: Actor) =>
      (await readOn(ledger.database)((work) => readReminders(work, actor, { limit: 200, cursor: undefined })))
        .items;
    const ofCovenant = async (actor: Actor) =>
      (await seenBy(actor)).filter(({ kind }) => kind === "covenantFigures");

    // The covenant's figures for 2026-03-31 are due on 2026-06-30.
    it("go out 30 and 7 days before, on the day and 7 days after, each once, however often they are run", async () => {
      for (const day of [
        "2026-05-31",
        "2026-06-01",
        "2026-06-23",
        "2026-06-30",
        "2026-07-06",
        "2026-07-07",
      ]) {
        await remind(day);
        expect(await remind(day, true), day).to.deep.equal({ reminders: 0, escalations: 0 });
      }
      const stages = (await ofCovenant(people.reporter))
        .filter(({ dueOn }) => dueOn === "2026-06-30")
        .map(({ stage, sentAt }) => [stage, sentAt.slice(0, 10)]);
      expect(stages.toReversed()).to.deep.equal([
        [-30, "2026-05-31"],
        [-7, "2026-06-23"],
        [0, "2026-06-30"],
        [7, "2026-07-07"],
      ]);
    });

    it("are looked for once a day, so that an hourly clock costs nothing more", async () => {
      await remind("2026-05-30");
      const { database } = ledger;
      let asked = 0;
      const ports = portsOn("2026-05-30");
      const read: typeof ports.read = (query) => {
        asked += 1;
        return readOn(database)(query);
      };
      await runReminders({ ...ports, read });
      expect(asked).to.equal(2);
    });

    it("tell the borrower, and the lender too when something is late, in one mail each", async () => {
      await remind("2026-07-07");
      await deliver("2026-07-07");
      const to = (who: string) => mails.filter((mail) => mail.text.startsWith(who));
      const [toBorrower, toLender] = [to("報告 花子"), to("担当 太郎")];
      expect([toBorrower.length, toLender.length]).to.deep.equal([1, 1]);
      const [{ subject, text }] = toBorrower as [Mail];
      expect(subject).to.match(/^\[Sanpo Ledger\] 期日のお知らせ（\d+ 件）$/);
      expect(text).to.include("2026-06-30 (期日を7日以上経過) DSCR：判定の期限");
      expect(text).to.match(/https:\/\/ledger\.example\.jp\/covenants\//);
      const [escalation] = toLender as [Mail];
      expect(escalation.subject).to.include("督促");
      expect(escalation.text).to.include("みなと歩き組合");
      expect(mails.map((mail) => mail.text.split(" ")[0])).to.not.include("承認");
    });

    it("are mailed once, by whichever program claims them first, and not again after a restart", async () => {
      await remind("2026-07-07");
      await Promise.all([deliver("2026-07-07"), deliver("2026-07-07")]);
      const count = mails.length;
      expect(new Set(mails.map(({ to }) => to)).size).to.equal(count);
      await deliver("2026-07-08");
      expect(mails).to.have.length(count);
    });

    it("whose sending was cut off are not sent again, and stand in the list all the same", async () => {
      await remind("2026-07-07");
      const died = deliver("2026-07-07", (mail) => {
        mails.push(mail);
        return new Promise(() => undefined);
      });
      while (mails.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
      const [{ to: first } = { to: "" }] = mails;
      await deliver("2026-07-07");
      expect(mails.filter(({ to }) => to === first)).to.have.length(1);
      expect((await ofCovenant(people.reporter)).length).to.be.greaterThan(0);
      void died;
    });

    it("that the mail server refuses are tried again later, and given up in the end", async () => {
      await remind("2026-07-07");
      const refusing = () => Promise.reject(new Error("451 try again later"));
      const first = await deliver("2026-07-07", refusing);
      expect(first.postponed).to.be.greaterThan(0);
      expect(refused).to.have.length(first.postponed);
      expect(await deliver("2026-07-07", undefined, "00:14:59.999")).to.include({ sent: 0 });
      for (let day = 8; day < 14; day += 1) {
        const again = await deliver(`2026-07-${String(day).padStart(2, "0")}`, refusing);
        expect(again.postponed, String(day)).to.equal(first.postponed);
      }
      expect(await deliver("2026-07-20", refusing)).to.deep.equal({
        sent: 0,
        postponed: 0,
        failed: first.postponed,
      });
      expect(await deliver("2026-08-20")).to.include({ sent: 0 });
    });

    it("are no stranger's, and stand in the books of the lender under its audit chain", async () => {
      await remind("2026-07-07");
      expect(await seenBy(people.stranger)).to.deep.equal([]);
      expect((await ofCovenant(people.officer))[0]).to.include({ stage: 7, isEscalation: true });
      expect(await firstBadRow(ledger)).to.equal(undefined);
    });
  });
});
