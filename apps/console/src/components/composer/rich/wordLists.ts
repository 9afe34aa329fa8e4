/**
 * Word copies a list as paragraphs that only look like one: each with its sign as text and its depth in a style of Word's own.
 * Here they become lists.
 */
export function wordLists(page: Document): void {
  let stack: { list: HTMLElement; level: number }[] = [];
  let last: Element | null = null;
  for (const paragraph of page.querySelectorAll<HTMLElement>('p')) {
    const level = levelOf(paragraph);
    if (level === null) {
      stack = [];
      continue;
    }
    if (last && paragraph.previousElementSibling !== last) stack = [];
    const isNumbered = takeSign(paragraph);
    while (stack.length > 0 && stack.at(-1)!.level > level) stack.pop();
    if (stack.length === 0 || stack.at(-1)!.level < level) {
      const list = page.createElement(isNumbered ? 'ol' : 'ul');
      const parent = stack.at(-1)?.list.lastElementChild;
      if (parent) parent.append(list);
      else paragraph.before(list);
      stack.push({ list, level });
    }
    const item = page.createElement('li');
    item.append(...paragraph.childNodes);
    stack.at(-1)!.list.append(item);
    paragraph.remove();
    last = stack[0]!.list;
  }
}

function levelOf(paragraph: HTMLElement): number | null {
  const style = paragraph.getAttribute('style') ?? '';
  const level = /mso-list:[^;]*level(\d+)/i.exec(style)?.[1];
  return level ? Number(level) : null;
}

/** Takes the sign out; true when it was a number or a letter. */
function takeSign(paragraph: HTMLElement): boolean {
  const sign = [...paragraph.querySelectorAll<HTMLElement>('span')].find((span) =>
    /mso-list:\s*ignore/i.test(span.getAttribute('style') ?? ''),
  );
  const text = (sign?.textContent ?? '').replace(/[\s\u00a0]/g, '');
  sign?.remove();
  return /^\(?([\da-z]{1,3}|[ivx]+)[.)]$/i.test(text);
}
