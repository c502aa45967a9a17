/**
 * Amounts of the events of a lender's book: what happens to a loan, and how much moves. All amounts are minor units and
 * usually positive; interest reckoned again may be below zero. Which accounts they move is the affair of the posting
 * rules.
 */

/** Interest with and without the steps; the difference is what the steps cost or earned. */
interface SteppedInterest {
  readonly interest: bigint;
  readonly withoutStep: bigint;
  /** Of the difference, what breaches of covenants put on. */
  readonly covenantStep?: bigint;
}

export interface LenderAmounts {
  /** Money put at the disposal of lending. */
  readonly funding: { readonly amount: bigint };
  readonly drawdown: { readonly principal: bigint };
  readonly accrual: SteppedInterest;
  readonly interestAdjustment: SteppedInterest;
  /** Income taken back when a loan no longer accrues; positive amounts. */
  readonly accrualReversal: SteppedInterest;
  /** Interest received in advance, earned as its days pass. */
  readonly unearnedAccrual: SteppedInterest;
  readonly capitalization: { readonly interest: bigint };
  readonly interestReceipt: { readonly interest: bigint };
  readonly principalReceipt: { readonly principal: bigint };
  readonly advanceInterestReceipt: { readonly interest: bigint };
  /** One payment and what it settles; the cash is what is settled − `heldUsed` + `heldAdded`. */
  readonly receipt: {
    readonly costs: bigint;
    readonly lateCharge: bigint;
    readonly interest: bigint;
    /** 前取. */
    readonly advanceInterest?: bigint;
    readonly principal: bigint;
    /** Taken from what was held. */
    readonly heldUsed: bigint;
    /** Held from now on. */
    readonly heldAdded: bigint;
  };
  /** Held money given back to the borrower. */
  readonly heldRefund: { readonly amount: bigint };
  /** `costs`: break cost and fees paid with it, charged before. */
  readonly prepayment: { readonly principal: bigint; readonly interest: bigint; readonly costs: bigint };
  /** `costs` were paid for the borrower; `fee` is the lender's own. */
  readonly charge: { readonly costs: bigint; readonly fee: bigint };
  readonly breakCost: { readonly amount: bigint };
  readonly writeOff: { readonly principal: bigint; readonly interest: bigint; readonly costs: bigint };
  readonly recovery: { readonly amount: bigint };
  readonly premiumToGoodCause: { readonly amount: bigint };
  readonly goodCausePayment: { readonly amount: bigint };
  /** By results, as agreed with a payee; below zero where a result was restated. */
  readonly outcomePaymentOwed: { readonly amount: bigint };
  readonly outcomePaymentEarned: { readonly amount: bigint };
  /** The cash that clears it; below zero where money goes back. */
  readonly outcomePaymentPaid: { readonly amount: bigint };
  readonly outcomePaymentReceived: { readonly amount: bigint };
  readonly openingBalance: {
    readonly principal: bigint;
    readonly interest: bigint;
    readonly costs: bigint;
    readonly unearnedInterest: bigint;
    readonly held: bigint;
  };
}
