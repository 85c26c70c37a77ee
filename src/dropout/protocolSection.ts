import { copyButton } from "../notebook/copyButton.ts";
import { element } from "../notebook/element.ts";
import { sectionBox, type Section } from "../notebook/section.ts";
import { rowOf, type LossFindings } from "./lossFindings.ts";
import { protocolText } from "./protocolText.ts";

/** The paragraph for a protocol, to be copied. */
export function createProtocolSection(): Section<LossFindings> {
  const paragraph = element("blockquote", { class: "justification" });
  const copy = copyButton({ label: "Copy the paragraph", text: () => paragraph.textContent ?? "" });
  const box = sectionBox(
    "For the protocol",
    "Choose among the controls how lost subjects count; the paragraph follows.",
    paragraph,
    element("div", { class: "button-row" }, copy),
  );
  const update = (findings: LossFindings): void => {
    if (!(findings.plan.power in rowOf(findings.rows, findings.plan.missing)!.sizes)) return; // about to be known
    paragraph.textContent = protocolText(findings);
  };
  return Object.assign(box, { update });
}
