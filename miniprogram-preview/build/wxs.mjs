/** Where WXS differs from JavaScript: regular expressions, dates, and a `constructor` that is a name. */
const prelude = 'var getRegExp=function(p,f){return new RegExp(p,f)},'
  + 'getDate=function(){return new (Function.prototype.bind.apply(Date,[null].concat([].slice.call(arguments))))},'
  + 'constructorName=function(v){return v.constructor.name};'

export function scriptOf(text) {
  return prelude + text
    .replace(/require\(\s*(['"])(.*?)\.wxs\1\s*\)/g, 'require($1$2$1)')
    .replace(/([\w$.[\]]+)\.constructor\b/g, 'constructorName($1)')
    // A backslash before a letter that names no escape stays in WXS; JavaScript would drop it.
    .replace(/getRegExp\(\s*'([^']*)'/g, (_, pattern) => `getRegExp('${pattern.replace(/\\(?=[^\\'])/g, '\\\\')}'`)
}

/** Paths without their ending, as the script names them. */
export function requiredBy(text) {
  return [...text.matchAll(/require\(\s*['"](.*?)\.wxs['"]\s*\)/g)].map(([, path]) => path)
}
