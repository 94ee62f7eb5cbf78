export const id = 280;
export const ids = [280];
export const modules = {

/***/ 7280:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   EvidenceBudget: () => (/* binding */ EvidenceBudget)
/* harmony export */ });
/* unused harmony export ByteBudget */
/* harmony import */ var _domain_limits_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(545);
// How much evidence of images is held at a time, over all images of a run.
//
// An SBOM has megabytes, and there may be hundreds of images. Whoever needs more than is free waits until others are judged; all that one image needs
// is asked for at once, so nobody waits for what somebody who waits too holds. Of several budgets each is asked in the order in which they stand
// here: who holds a later one never waits for an earlier one.

/** Bytes that are given out and given back. */
class ByteBudget {
    #most;
    #waiting = [];
    #held = 0;
    constructor(most) {
        this.#most = most;
    }
    /** Resolves when `bytes` may be held, with what gives them back. More than there is counts as all there is. */
    async take(bytes) {
        const wanted = Math.min(bytes, this.#most);
        if (this.#waiting.length > 0 || this.#held + wanted > this.#most)
            await new Promise((begin) => void this.#waiting.push({ bytes: wanted, begin }));
        else
            this.#held += wanted;
        let isBack = false;
        return () => {
            if (!isBack)
                this.#giveBack(wanted);
            isBack = true;
        };
    }
    #giveBack(bytes) {
        this.#held -= bytes;
        // In the order of asking: a large one must not wait for ever behind small ones.
        for (let next = this.#waiting[0]; next !== undefined && this.#held + next.bytes <= this.#most; next = this.#waiting[0]) {
            this.#waiting.shift();
            this.#held += next.bytes;
            next.begin();
        }
    }
}
/** What the images of a run may hold of evidence at a time: manifests until their layers are had, layers as they are stored, and what became of compressed ones. */
class EvidenceBudget {
    manifests = new ByteBudget(_domain_limits_js__WEBPACK_IMPORTED_MODULE_0__/* .limits */ .F.imageManifestsHeld);
    stored = new ByteBudget(_domain_limits_js__WEBPACK_IMPORTED_MODULE_0__/* .limits */ .F.imageEvidenceHeld);
    unpacked = new ByteBudget(_domain_limits_js__WEBPACK_IMPORTED_MODULE_0__/* .limits */ .F.imageEvidenceBytes);
}


/***/ })

};
