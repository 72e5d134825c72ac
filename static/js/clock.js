// One clock on every page: that of Hà Nội, whatever zone the machine is set to. "09:34 ngày 30/11/2026"
const format = new Intl.DateTimeFormat("en", {
  timeZone: "Asia/Ho_Chi_Minh", hourCycle: "h23",
  hour: "2-digit", minute: "2-digit", day: "2-digit", month: "2-digit", year: "numeric",
});

export function hanoi(moment) {
  const part = Object.fromEntries(format.formatToParts(moment).map(({ type, value }) => [type, value]));
  return `${part.hour}:${part.minute} ngày ${part.day}/${part.month}/${part.year}`;
}
