// After a refused answer (a wrong password) the page has the address of the form. Going back to it later would ask the
// browser to send the form again, or fail: it gets the address of the page that shows the form.
const form = document.querySelector("form[data-page]");
if (form && "isAnswer" in document.documentElement.dataset) history.replaceState(history.state, "", form.dataset.page);
