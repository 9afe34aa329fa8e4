import type { Page } from 'playwright-core';

/** What programs put on the clipboard, shortened but not tidied, and what is to become of it. */
export interface Clipboard {
  from: string;
  html: string;
  text: string;
  becomes: string;
}

const word = `<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"
xmlns:w="urn:schemas-microsoft-com:office:word" xmlns="http://www.w3.org/TR/REC-html40">
<head><meta http-equiv=Content-Type content="text/html; charset=utf-8"><meta name=Generator content="Microsoft Word 15">
<style>
<!--
 /* Style Definitions */
 p.MsoNormal, li.MsoNormal, div.MsoNormal
	{mso-style-unhide:no; margin-top:0cm; margin-right:0cm; margin-bottom:8.0pt; margin-left:0cm; line-height:107%;
	font-size:11.0pt; font-family:"Calibri",sans-serif;}
-->
</style></head><body lang=DE-CH style='tab-interval:35.4pt;word-wrap:break-word'>
<!--StartFragment-->
<p class=MsoNormal><b><span lang=DE style='color:#C00000;mso-fareast-language:EN-US'>Guten Tag Frau Keller<o:p></o:p></span></b></p>
<p class=MsoNormal>Bitte gehen Sie so vor:<span style='mso-spacerun:yes'>  </span><o:p></o:p></p>
<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='mso-bidi-font-family:Calibri'><span style='mso-list:Ignore'>1.<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp;&nbsp; </span></span></span><![endif]>Deckel öffnen<o:p></o:p></p>
<p class=MsoListParagraphCxSpMiddle style='margin-left:72.0pt;mso-add-space:auto;text-indent:-18.0pt;mso-list:l0 level2 lfo1'><![if !supportLists]><span
style='font-family:Symbol'><span style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span></span><![endif]>vorsichtig<o:p></o:p></p>
<p class=MsoListParagraphCxSpLast style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='mso-bidi-font-family:Calibri'><span style='mso-list:Ignore'>2.<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp;&nbsp; </span></span></span><![endif]>Tank <i>entnehmen</i><o:p></o:p></p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>
<p class=MsoNormal>Freundliche Grüsse<o:p></o:p></p>
<!--EndFragment-->
</body></html>`;

const docs = `<meta charset='utf-8'><meta charset="utf-8"><b style="font-weight:normal;" id="docs-internal-guid-1a2b"><p dir="ltr" style="line-height:1.38;margin-top:0pt;margin-bottom:0pt;"><span style="font-size:11pt;font-family:Arial,sans-serif;color:#000000;background-color:transparent;font-weight:700;font-style:normal;text-decoration:none;vertical-align:baseline;white-space:pre-wrap;">Offer</span></p><p dir="ltr" style="line-height:1.38;margin-top:0pt;margin-bottom:0pt;"><span style="font-size:11pt;font-family:Arial,sans-serif;color:#000000;font-weight:400;font-style:italic;white-space:pre-wrap;">valid </span><span style="font-size:11pt;color:#1155cc;font-weight:400;text-decoration:underline;white-space:pre-wrap;">until May</span></p><ul style="margin-top:0;margin-bottom:0;padding-inline-start:48px;"><li dir="ltr" aria-level="1" style="list-style-type:disc;font-size:11pt;"><p dir="ltr" role="presentation" style="line-height:1.38;margin-top:0pt;margin-bottom:0pt;"><span style="font-weight:400;">two machines</span></p></li></ul></b><br class="Apple-interchange-newline">`;

const sheet = `<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta name=ProgId content=Excel.Sheet><style>td{padding-top:1px;mso-ignore:padding;}.xl65{mso-number-format:"0\\.00";}</style></head><body>
<!--StartFragment--><table border=0 cellpadding=0 cellspacing=0 width=160 style='border-collapse:collapse;width:120pt'>
 <col width=80 span=2 style='width:60pt'>
 <tr height=20 style='height:15.0pt'>
  <td height=20 width=80 style='height:15.0pt;width:60pt'>Tank</td>
  <td class=xl65 align=right width=80>12.50</td>
 </tr>
 <tr height=20>
  <td height=20>Deckel</td>
  <td class=xl65 align=right>3.00</td>
 </tr>
</table><!--EndFragment--></body></html>`;

export const clipboards: Clipboard[] = [
  {
    from: 'Word',
    html: word,
    text: 'Guten Tag Frau Keller',
    becomes:
      '<div><strong>Guten Tag Frau Keller</strong></div><div></div><div>Bitte gehen Sie so vor:</div><div></div>' +
      '<ol><li><div>Deckel öffnen</div><ul><li><div>vorsichtig</div></li></ul></li><li><div>Tank <em>entnehmen</em></div></li></ol>' +
      '<div></div><div>Freundliche Grüsse</div>',
  },
  {
    from: 'Google Docs',
    html: docs,
    text: 'Offer',
    becomes:
      '<div><strong>Offer</strong></div><div><em>valid </em><u>until May</u></div><ul><li><div>two machines</div></li></ul>',
  },
  {
    from: 'a sheet',
    html: sheet,
    text: 'Tank\t12.50',
    becomes: '<div>Tank | 12.50</div><div>Deckel | 3.00</div>',
  },
  {
    from: 'a web page',
    html: `<meta charset='utf-8'><style>.ad{color:red}</style><h2 style="font-family:Georgia;color:rgb(17, 17, 17)">Descaling</h2><p style="box-sizing:border-box">Use <a href="https://adler.example/k?utm_source=x" class="btn" onclick="track()" style="color:red">citric&nbsp;acid</a><script>track()</script><img src="https://track.example/p.gif" width="1" height="1">.</p><div style="display:none">cheap watches</div><p>Then <code class="hl">rinse</code>.</p>`,
    text: 'Descaling',
    becomes:
      '<div><strong>Descaling</strong></div><div></div><div>Use <a href="https://adler.example/k?utm_source=x">citric acid</a>.</div><div></div>' +
      '<div>Then <code>rinse</code>.</div>',
  },
  {
    from: 'Gmail',
    html: `<meta charset='utf-8'><div dir="ltr" style="font-family:Arial;font-size:small">Hello,<div><br></div><div>the <b>parcel</b> is late.</div><blockquote class="gmail_quote" style="margin:0 0 0 .8ex;border-left:1px #ccc solid;padding-left:1ex"><div>When?</div></blockquote></div>`,
    text: 'Hello',
    becomes:
      '<div>Hello,</div><div></div><div>the <strong>parcel</strong> is late.</div>' +
      '<blockquote><div>When?</div></blockquote>',
  },
  {
    from: 'Outlook, with what would run',
    html: `<html xmlns:o="urn:schemas-microsoft-com:office:office"><body lang=EN-GB link="#0563C1"><!--StartFragment--><p class=MsoNormal style='margin:0cm'>One<o:p></o:p></p><p class=MsoNormal style='margin:0cm'>two <a href="javascript:alert(1)" onmouseover="alert(1)">three</a><img src="file:///C:/x.png" onerror="alert(1)"></p><iframe src="https://evil.example"></iframe><!--EndFragment--></body></html>`,
    text: 'One',
    becomes: '<div>One</div><div>two three</div>',
  },
];

/** What a program puts on the clipboard. */
export const pasteInto = (page: Page, html: string, text: string) =>
  page.evaluate(`(() => {
    const data = new DataTransfer();
    data.setData('text/html', ${JSON.stringify(html)});
    data.setData('text/plain', ${JSON.stringify(text)});
    document.querySelector('.ProseMirror').dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  })()`);
