// "Hiện mật khẩu" under every password: on glass, fifteen hidden letters are hard to type.
for (const field of document.querySelectorAll('input[type="password"]')) {
  const label = document.createElement("label");
  const box = document.createElement("input");
  box.type = "checkbox";
  box.className = "form-check-input";
  box.addEventListener("change", () => {
    field.type = box.checked ? "text" : "password";
  });
  field.form?.addEventListener("submit", () => {
    field.type = "password"; // browsers offer to keep what is sent as a password only
  });
  label.className = "show-password";
  label.append(box, " Hiện mật khẩu");
  field.after(label);
}
