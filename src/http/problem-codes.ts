/**
 * Code → status: the only place that knows status codes. These are the codes of the HTTP shell itself and of the few
 * rules whose refusal is not a plain 422; a new one does not compile without its texts in both languages.
 */
export const statuses = {
  malformedRequest: 400,
  malformedJson: 400,
  malformedMultipart: 400,
  malformedUnicode: 400,
  controlCharacter: 400,
  forbiddenKey: 400,
  tooDeep: 400,
  repeatedQueryKey: 400,
  unexpectedBody: 400,
  invalidIdempotencyKey: 400,
  invalidRequest: 400,
  unknownField: 400,
  fieldMissing: 400,
  wrongType: 400,
  wrongFormat: 400,
  wrongValue: 400,
  tooSmall: 400,
  tooBig: 400,
  notSignedIn: 401,
  signInRefused: 401,
  notAllowed: 403,
  noMembership: 403,
  scopeTooNarrow: 403,
  sessionNeeded: 403,
  csrfRefused: 403,
  notFound: 404,
  noSuchRoute: 404,
  methodNotAllowed: 405,
  conflict: 409,
  stale: 409,
  idempotencyKeyReused: 409,
  preconditionFailed: 412,
  tooLarge: 413,
  unsupportedMediaType: 415,
  fileTypeMismatch: 415,
  unknownValue: 422,
  preconditionRequired: 428,
  tooManyRequests: 429,
  signInThrottled: 429,
  internalError: 500,
  unavailable: 503,
  storageFull: 507,
} as const;

/** Rules whose refusal is about who asks, or about a state that has moved on, rather than about the input. */
export const ruleStatuses: Readonly<Record<string, ProblemStatus>> = {
  ownRequest: 403,
  notOwnRequest: 403,
  notOwnProject: 403,
  reviewerIsSubmitter: 403,
  reviewerNotLender: 403,
  roleMayNotReview: 403,
  approvalAlreadyDecided: 409,
  approvalAlreadyWaiting: 409,
  approvalStale: 409,
  observationAlreadyOpen: 409,
  stepNotAllowed: 409,
  evidenceTooLarge: 413,
  evidenceTypeMismatch: 415,
  evidenceTypeNotAllowed: 415,
};

export type ProblemCode = keyof typeof statuses;
export type ProblemStatus = (typeof statuses)[ProblemCode];
