/**
 * What the outbox tells the outside: every kind of event, by the name people know it under. A kind and the type that
 * receivers see (`sanpo.` and the kind) never change their meaning; a kind that is not here cannot be written.
 */
import type { Bilingual } from "../../domain/kernel/bilingual.ts";

const eventNames = {
  "facility.agreed": { ja: "貸付枠の設定", en: "Facility agreed" },
  "tranche.priced": { ja: "スプレッドの変更", en: "Margin of a tranche changed" },
  "tranche.termsAgreed": { ja: "商品条件の変更", en: "Product terms of a tranche changed" },
  "loan.drawn": { ja: "貸付実行", en: "Loan drawn" },
  "loan.drawnFurther": { ja: "追加の貸付実行", en: "Loan drawn further" },
  "loan.rateDecided": { ja: "適用利率の変更", en: "Interest rate changed" },
  "loan.rateRefixed": { ja: "基準金利による利率の変更", en: "Interest rate changed by a fixing" },
  "loan.repaymentReceived": { ja: "入金", en: "Repayment received" },
  "loan.prepaid": { ja: "期限前弁済", en: "Loan prepaid" },
  "loan.charged": { ja: "費用・手数料の請求", en: "Charge claimed" },
  "loan.paymentHolidayGranted": { ja: "支払猶予", en: "Payment holiday granted" },
  "loan.heldRefunded": { ja: "仮受金の返金", en: "Held payment given back" },
  "loan.heldApplied": { ja: "仮受金の充当", en: "Held payment applied" },
  "loan.accrualStopped": { ja: "未収利息の不計上", en: "Accrual stopped" },
  "loan.accrualResumed": { ja: "未収利息の計上再開", en: "Accrual resumed" },
  "loan.accelerated": { ja: "期限の利益喪失", en: "Loan accelerated" },
  "loan.writtenOff": { ja: "償却", en: "Loan written off" },
  "loan.goodCausePaid": { ja: "寄付先への支払い", en: "Premium passed to the good cause" },
  "interest.posted": { ja: "利息の計上", en: "Interest posted" },
  "baseRate.fixed": { ja: "基準金利の決定", en: "Base rate fixed" },
  "accounts.recorded": { ja: "決算の登録", en: "Annual accounts recorded" },
  "agreement.agreed": { ja: "サステナビリティ契約の締結", en: "Sustainability agreement agreed" },
  "agreement.restated": { ja: "KPI の訂正", en: "KPI restated" },
  "agreement.suspended": { ja: "判定の停止", en: "Tests suspended" },
  "agreement.resumed": { ja: "判定の再開", en: "Tests resumed" },
  "agreement.declassified": { ja: "SLLの分類解除", en: "Loan declassified" },
  "ratchet.decided": { ja: "判定の決議", en: "Verdict decided" },
  "observation.submitted": { ja: "実績の提出", en: "Observation submitted" },
  "observation.accepted": { ja: "実績の承認", en: "Observation accepted" },
  "observation.attested": { ja: "実績の第三者検証", en: "Observation attested" },
  "observation.returned": { ja: "実績の差戻し", en: "Observation returned" },
  "observation.rejected": { ja: "実績の否認", en: "Observation rejected" },
  "covenant.tested": { ja: "コベナンツの判定", en: "Covenant tested" },
  "covenant.breached": { ja: "コベナンツの抵触", en: "Covenant breached" },
  "covenant.waived": { ja: "コベナンツの猶予", en: "Breach waived" },
  "covenant.stepApplied": { ja: "コベナンツによる金利の上乗せ", en: "Rate step applied for a breach" },
  "covenant.accelerationRequested": { ja: "期限の利益喪失の請求", en: "Acceleration requested" },
  "covenant.termsAmended": { ja: "コベナンツの変更契約", en: "Covenant amended" },
  "obligation.reminded": { ja: "期日の通知", en: "Reminder sent" },
  "fund.formed": { ja: "ファンドの設定", en: "Fund formed" },
  "fund.termsAgreed": { ja: "組合契約の条件変更", en: "Terms of a fund agreed" },
  "fund.termExtended": { ja: "存続期間の延長", en: "Term of a fund extended" },
  "fund.closingHeld": { ja: "クロージング", en: "Closing of a fund held" },
  "fund.called": { ja: "出資請求", en: "Capital called" },
  "fund.contributionReceived": { ja: "出資履行", en: "Contribution received" },
  "fund.invested": { ja: "投資の実行", en: "Investment made" },
  "fund.valued": { ja: "投資の評価", en: "Investment valued" },
  "fund.distributableAmountRecorded": { ja: "分配可能額の記録", en: "Distributable amount recorded" },
  "fund.buyBackExceptionGranted": { ja: "買取り上限の例外", en: "Exception to a buy-back limit granted" },
  "fund.exited": { ja: "投資の回収", en: "Investment exited" },
  "fund.incomeReceived": { ja: "ファンドの収益", en: "Income of a fund received" },
  "fund.expensePaid": { ja: "ファンドの費用", en: "Expense of a fund paid" },
  "fund.feeCharged": { ja: "管理報酬", en: "Management fee charged" },
  "fund.distributed": { ja: "分配", en: "Distribution paid" },
  "fund.interestTransferred": { ja: "持分の譲渡", en: "Interest in a fund transferred" },
  "fund.eventReversed": { ja: "ファンドの記録の取消し", en: "Event of a fund reversed" },
  "outcome.contractAgreed": { ja: "成果連動契約の締結", en: "Outcome contract agreed" },
  "outcome.contractAccepted": { ja: "成果連動契約への同意", en: "Outcome contract accepted" },
  "outcome.paid": { ja: "成果連動支払の決済", en: "Outcome payment made in cash" },
  "outcome.settled": { ja: "成果連動支払の精算", en: "Outcome payment settled" },
  "programme.agreed": { ja: "融資制度の設定・改定", en: "Terms of a programme agreed" },
  "application.submitted": { ja: "申込の提出", en: "Application submitted" },
  "application.returned": { ja: "申込の差戻し", en: "Application returned" },
  "application.withdrawn": { ja: "申込の取下げ", en: "Application withdrawn" },
  "application.decided": { ja: "融資の決定", en: "Application decided" },
  "application.contracted": { ja: "融資の契約", en: "Application contracted" },
  "crisis.declared": { ja: "危機対応の発動", en: "Crisis event declared" },
  "project.created": { ja: "事業の登録", en: "Project set up" },
  "project.planned": { ja: "事業計画の記録", en: "Plan of a project recorded" },
  "project.participantRecorded": { ja: "参加者の記録", en: "Participant of a project recorded" },
  "partnership.agreed": { ja: "連携協定の記録", en: "Partnership agreement recorded" },
  "partnership.dutyKept": { ja: "連携協定の約束の履行", en: "Promise of a partnership kept" },
  "project.pagePublished": { ja: "公開ページの公開", en: "Public page of a project published" },
  "project.pageWithdrawn": { ja: "公開ページの取下げ", en: "Public page of a project withdrawn" },
  "approval.requested": { ja: "承認の依頼", en: "Approval requested" },
  "approval.approved": { ja: "依頼の承認", en: "Request approved" },
  "approval.rejected": { ja: "依頼の否認", en: "Request rejected" },
  "approval.withdrawn": { ja: "依頼の取下げ", en: "Request withdrawn" },
  "period.closed": { ja: "会計期間の締め", en: "Period closed" },
  "period.reopened": { ja: "締めの取消し", en: "Period reopened" },
  "checkpoint.signed": { ja: "チェックポイントの署名", en: "Checkpoint signed" },
} as const satisfies Readonly<Record<string, Bilingual>>;

export type EventKind = keyof typeof eventNames;

export const eventKinds = Object.keys(eventNames) as readonly EventKind[];

export function eventName(kind: EventKind): Bilingual {
  return eventNames[kind];
}

const typePrefix = "sanpo.";

/** The CloudEvents type. */
export function eventTypeOf(kind: EventKind): string {
  return `${typePrefix}${kind}`;
}

/** What a test is sent as: no event of the books has this type. */
export const testEventType = `${typePrefix}webhook.test`;

export function kindOfType(type: string): EventKind | undefined {
  return eventKinds.find((kind) => eventTypeOf(kind) === type);
}
