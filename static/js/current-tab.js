// On a narrow screen the tabs scroll sideways: bring the current one into sight.
document.querySelector(".tabs [aria-current]")?.scrollIntoView({ block: "nearest", inline: "center" });
