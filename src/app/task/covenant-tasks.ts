/** Covenants on My day: figures and documents that are owed, breaches nobody has answered, certificates to deal with. */
import { japanDay } from "../../domain/kernel/instant.ts";
import { addDays } from "../../domain/kernel/local-date.ts";
import { mayDo } from "../../domain/party/access.ts";
import { listCertificates, type CertificateView } from "../covenant/certificates.ts";
import { isDelivered, standingTests, type StandingTest } from "../covenant/covenant-standing.ts";
import type { CovenantFacts } from "../covenant/ports.ts";
import type { TaskReader, TaskView } from "./task-view.ts";

const page = { limit: 200, cursor: undefined };
const horizonDays = 30;

export async function covenantTasks({ repositories, actor, now }: TaskReader): Promise<readonly TaskView[]> {
  const submits = mayDo(actor.roles, "submitFigures");
  if (!submits && !mayDo(actor.roles, "testCovenants")) return [];
  const viewer = actor.organizationId;
  const viewpoint = { asOf: japanDay(now), knownAt: now };
  const { items } = await repositories.covenants.list(viewer, {}, page);
  const ids = items.map(({ id }) => id);
  const known = await repositories.covenants.facts(viewer, ids, now);
  const tests = known.flatMap((facts) =>
    standingTests(facts, viewpoint).flatMap((tested) => {
      const isMine = (facts.covenant.facility.borrower.id === viewer) === submits;
      return isMine ? taskOf(facts, tested, { submits, today: viewpoint.asOf }) : [];
    }),
  );
  const certificates = await listCertificates(repositories, actor, page);
  return [...tests, ...certificates.items.flatMap(certificateTask)];
}

function taskOf(
  { covenant }: CovenantFacts,
  tested: StandingTest,
  { submits, today }: { readonly submits: boolean; readonly today: StandingTest["test"]["testOn"] },
): readonly TaskView[] {
  const { test, standing } = tested;
  const { name, facility } = covenant;
  const party = submits ? facility.lender.name : facility.borrower.name;
  const shared = {
    detail: { ja: `${party.ja} ${test.testOn}`, en: `${party.en}, ${test.testOn}` },
    link: `/covenants/${covenant.id}`,
  };
  if (standing.state === "breached" && !submits) {
    const title = { ja: `${name.ja}：抵触への対応`, en: `${name.en}: answer the breach` };
    return [{ ...shared, kind: "covenantBreach", bucket: "waiting", title, dueOn: null }];
  }
  if (!isOwed(tested) || test.dueOn > addDays(today, horizonDays)) return [];
  const isLate = test.dueOn < today;
  const title = submits
    ? { ja: `${name.ja}：提出してください`, en: `${name.en}: please submit` }
    : { ja: `${name.ja}：判定待ち`, en: `${name.en}: awaits its test` };
  return [
    {
      ...shared,
      kind: isDelivered(tested) ? "information" : "covenantFigures",
      bucket: isLate ? "overdue" : "due",
      title,
      dueOn: test.dueOn,
    },
  ];
}

function isOwed(tested: StandingTest): boolean {
  const { state } = tested.standing;
  return state === "awaiting" || (state === "breached" && isDelivered(tested));
}

function certificateTask({ id, testOn, facility, allowed }: CertificateView): readonly TaskView[] {
  if (allowed.length === 0) return [];
  const isSigning = allowed.includes("sign");
  return [
    {
      kind: "certificate",
      bucket: "waiting",
      title: isSigning
        ? { ja: `遵守状況報告書（${testOn}）に署名`, en: `Sign the compliance certificate of ${testOn}` }
        : { ja: `遵守状況報告書（${testOn}）を確認`, en: `Check the compliance certificate of ${testOn}` },
      detail: { ja: facility.number, en: facility.number },
      dueOn: null,
      link: `/certificates/${id}`,
    },
  ];
}
