/**
 * The page that looks at the sidebar from inside: it sends 1 MB there and back, and then what it saw. The template
 * literal with // in it is the question: HtmlService is reported to take what follows for a comment.
 */
export const sidebarPage = `<!DOCTYPE html><html><body style="font:13px Arial;padding:12px"><p id="says" role="status">Looking at the sidebar. This takes a few seconds.</p><script>
var says = function (text) { document.getElementById('says').textContent = text; };
var failed = function () { says('The script could not be reached. Close this, and click Check this installation once more.'); };
var stored = false;
try { localStorage.setItem('sales-barometer-check', '1'); localStorage.removeItem('sales-barometer-check'); stored = true; } catch (error) { stored = false; }
var seen = { width: innerWidth, storage: stored, text: \`a//b\`.length, motion: matchMedia('(prefers-reduced-motion: reduce)').matches };
var began = Date.now();
var send = function (request, then) { google.script.run.withSuccessHandler(then).withFailureHandler(failed).installationSeen(JSON.stringify(request)); };
send({ text: new Array(1048577).join('x') }, function (answer) {
  seen.ms = Date.now() - began;
  if (JSON.parse(answer).value.text.length !== 1048576) seen.ms = 1e9;
  send({ seen: seen }, function (answer) { says(JSON.parse(answer).ok ? 'Seen. Close this, and click Check this installation once more.' : JSON.parse(answer).problem.message); });
});
</script></body></html>`;
