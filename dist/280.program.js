export const id = 280;
export const ids = [280];
export const modules = {

/***/ 7280:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   ByteBudget: () => (/* binding */ ByteBudget)
/* harmony export */ });
// How much evidence of images is held at a time, over all images of a run.
//
// An SBOM has megabytes, and there may be hundreds of images. Whoever needs more than is free waits until others are judged; all that one image needs
// is asked for at once, so nobody waits for what somebody who waits too holds.
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


/***/ })

};
