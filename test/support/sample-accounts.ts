/** A row of every table of memberships; none of them changes who may do what. */
import type { Recorder } from "../../db/recorder.ts";
import { people } from "./sample-names.ts";

export async function appendAccounts(append: Recorder["append"], newId: () => string): Promise<void> {
  const [invitationId, programId] = [newId(), newId()];
  const { officer, approver } = people;
  await append("invitation", [
    {
      id: invitationId,
      email: "new@example.jp",
      name: "新任 四郎",
      language: "ja",
      roles: '["officer"]',
      invited_by: officer.personId,
    },
  ]);
  await append("invitation_end", [
    { id: newId(), invitation_id: invitationId, outcome: "withdrawn", person_id: null },
  ]);
  await append("person", [
    { id: programId, email: "program@example.jp", name: "夜間連携", language: "ja", fictional: 0 },
  ]);
  await append("service_account", [{ id: newId(), person_id: programId }]);
  await append("membership_change", [
    {
      id: newId(),
      person_id: approver.personId,
      role: "auditor",
      held: 0,
      reason: "異動",
      changed_by: officer.personId,
    },
  ]);
  await append("second_factor_policy", [{ id: newId(), roles: "[]" }]);
  const terms = { name: "勘定系への通知", url: "https://hooks.example.jp/sanpo", event_kinds: "[]" };
  const added = { change: "created", state: "enabled", reason: "", changed_by: officer.personId };
  await append("webhook_change", [{ id: newId(), webhook_id: newId(), ...terms, ...added }]);
}
