export const id = 113;
export const ids = [113];
export const modules = {

/***/ 9113:
/***/ ((module) => {

module.exports = null;

/***/ })

};
