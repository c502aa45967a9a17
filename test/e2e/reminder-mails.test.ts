/** Reminders on their way out of the whole program: what the clock of the service mails by itself. */
import { expect } from "chai";
import { firstMailTo } from "../support/outbox.ts";
import { removeData, startService, type RunningService } from "../support/running-service.ts";

describe("Reminders by mail", function () {
  this.timeout(600_000);
  let service: RunningService;
  before(async () => {
    service = await startService();
  });
  after(async () => {
    await service.stop();
    removeData(service);
  });

  it("go to the borrower and, once something is overdue, to the lender, as soon as the service runs", async () => {
    const toBorrower = await firstMailTo(service.dataFolder, "organizer@yamazaki.example");
    expect(toBorrower).to.include("次の期日をお知らせします。");
    expect(toBorrower).to.match(/\d{4}-\d{2}-\d{2} \(.+\)/);
    const toLender = await firstMailTo(service.dataFolder, "officer@shiga.example");
    expect(toLender).to.include("借入人にも同じ内容を通知しました。");
    expect(toLender).to.include(`${service.url}/`);
  });
});
