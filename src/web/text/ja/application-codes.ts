/** Words of programmes and applications: what requests are called, and what the audit chain calls each unit of work. */
export const applicationApprovalCodes = {
  programme: "融資制度の設定・改定",
  applicationDecision: "申込の決定",
  applicationContract: "申込からの契約",
  crisisEvent: "危機対応",
};

export const applicationActionCodes = {
  requestProgramme: "融資制度の承認を依頼",
  requestProgrammeTerms: "制度条件の改定を依頼",
  requestCrisisEvent: "危機対応の承認を依頼",
  beginApplication: "申込を開始",
  saveApplication: "申込の下書きを保存",
  addApplicationDocument: "申込の書類を追加",
  downloadApplicationDocument: "申込の書類を閲覧",
  submitApplication: "申込を提出",
  withdrawApplication: "申込を取下げ",
  screenApplication: "申込を受付審査",
  assignReviewers: "評価する人を指定",
  declareConflict: "利益相反を申告",
  giveReview: "評価を提出",
  explainGrades: "評価の差を説明",
  requestDecision: "決定の承認を依頼",
  requestContract: "契約の承認を依頼",
  meetCondition: "実行前条件の充足を記録",
  startCooperation: "協調融資を開始",
  joinCooperation: "協調融資に参加",
};

export const applicationOperationCodes = {
  listProgrammes: "融資制度の一覧",
  getProgramme: "融資制度",
  listApplications: "申込の一覧",
  getApplication: "申込",
  getDecisionLetterPdf: "決定通知書（PDF）",
  getDecisionLetter: "決定通知の内容",
  downloadApplicationDocument: "申込の書類",
  listCrisisEvents: "危機対応の一覧",
  getCrisisEvent: "危機対応",
  listCooperations: "協調融資の一覧",
  getCooperation: "協調融資",
};
