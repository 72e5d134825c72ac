// "Hiện mật khẩu" under every password: on glass, fifteen hidden letters are hard to type.
const SHOW = "Hiện mật khẩu";
const HIDE = "Ẩn mật khẩu";

// While the letters are shown, the form still asks for a password: typed.js keeps no line of such a form.
function stillAsks() {
  const mark = document.createElement("input");
  mark.type = "password";
  mark.hidden = mark.disabled = true;
  return mark;
}

for (const field of document.querySelectorAll('input[type="password"]')) {
  const button = document.createElement("button");
  const turn = (type) => {
    field.type = type;
    button.textContent = type === "password" ? SHOW : HIDE;
  };
  button.type = "button";
  button.className = "btn btn-link btn-sm show-password";
  button.addEventListener("click", () => turn(field.type === "password" ? "text" : "password"));
  field.form?.addEventListener("submit", () => turn("password")); // browsers offer to keep a password only
  turn("password");
  field.after(button, stillAsks());
}
