export const applicationApprovalCodes = {
  programme: "Terms of a programme",
  applicationDecision: "Decision on an application",
  applicationContract: "Contract from an application",
  crisisEvent: "Crisis event",
};

export const applicationActionCodes = {
  requestProgramme: "Asked for approval of a programme",
  requestProgrammeTerms: "Asked for approval of programme terms",
  requestCrisisEvent: "Asked for approval of a crisis event",
  beginApplication: "Began an application",
  saveApplication: "Saved a draft application",
  addApplicationDocument: "Added a document to an application",
  downloadApplicationDocument: "Read a document of an application",
  submitApplication: "Submitted an application",
  withdrawApplication: "Withdrew an application",
  screenApplication: "Screened an application",
  assignReviewers: "Asked reviewers",
  declareConflict: "Declared a conflict of interest",
  giveReview: "Submitted a review",
  explainGrades: "Explained a difference of grades",
  requestDecision: "Asked for approval of a decision",
  requestContract: "Asked for approval of a contract",
  meetCondition: "Recorded a condition as met",
  startCooperation: "Started a cooperation",
  joinCooperation: "Joined a cooperation",
};

export const applicationOperationCodes = {
  listProgrammes: "Programmes",
  getProgramme: "Programme",
  listApplications: "Applications",
  getApplication: "Application",
  getDecisionLetterPdf: "Decision letter (PDF)",
  getDecisionLetter: "Decision letter",
  downloadApplicationDocument: "Document of an application",
  listCrisisEvents: "Crisis events",
  getCrisisEvent: "Crisis event",
  listCooperations: "Cooperations",
  getCooperation: "Cooperation",
};
