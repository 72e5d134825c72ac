// Says while a file is chosen what the server would say after it was sent: its kind, told by its content, and its size.
// On its own for the file fields of a page; the checklist asks for each file that it keeps.
const LARGEST = 10 * 1024 * 1024; // bytes; as pledges/files/kinds.py
const TOO_LARGE = "Tệp lớn hơn 10 MB. Xin giảm dung lượng hoặc chia thành nhiều tệp.";
const EMPTY = "Tệp này trống. Xin chọn tệp khác.";
const HEIC = "Ảnh dạng HEIC chưa nhận được. Trên iPhone, xin chọn Cài đặt, Camera, Định dạng, “Tương thích nhất” rồi chụp lại, hoặc gửi ảnh dạng JPEG.";
const BEGINNINGS = ["\xff\xd8\xff", "\x89PNG\r\n\x1a\n", "PK\x03\x04"];
const HEADER = 1024; // bytes within which a PDF begins

async function beginning(file) {
  const bytes = new Uint8Array(await file.slice(0, HEADER).arrayBuffer());
  return String.fromCharCode(...bytes);
}

// "" when the file may be sent; `accepted` is the sentence that names the kinds
export async function refusalOf(file, accepted) {
  if (!file.size) return EMPTY;
  if (file.size > LARGEST) return TOO_LARGE;
  let words;
  try {
    words = await beginning(file);
  } catch {
    return ""; // what cannot be looked at here is judged by the server
  }
  if (/^....ftyp(hei|hev|mif1|msf1)/s.test(words)) return HEIC;
  if (words.includes("%PDF-") || BEGINNINGS.some((each) => words.startsWith(each))) return "";
  return `Loại tệp này chưa nhận được. ${accepted}`;
}

function said(input, sentence) {
  let line = document.getElementById(`${input.id}-limits`);
  if (!line) {
    line = Object.assign(document.createElement("p"), { id: `${input.id}-limits`, className: "text-danger mt-1 mb-0" });
    line.setAttribute("role", "alert");
    input.after(line);
  }
  line.textContent = sentence;
}

async function looks({ target: input }) {
  const sentences = await Promise.all([...input.files].map((file) => refusalOf(file, input.dataset.accepted)));
  const sentence = sentences.find(Boolean) ?? "";
  if (sentence) input.value = "";
  said(input, sentence);
}

for (const input of document.querySelectorAll("input[type=file][data-accepted]")) input.addEventListener("change", looks);
