/** The camera's view, running through the network as it is. */

import { useSignal } from "@preact/signals";
import { html } from "htm/preact";
import { useEffect, useRef } from "preact/hooks";
import { shrunk } from "../canvas/shrink.js";
import { inputSize } from "../state/store.js";
import { asInk, offer } from "../state/studio.js";
import { words } from "../words/words.js";
import { proportions, StudioFoot } from "./studiofoot.js";

/** Milliseconds between two looks; what the network has no time for is left out. */
const PACE = 80;
const WISHES = { audio: false, video: { width: { ideal: 640 }, height: { ideal: 480 } } };

/** Why there is no camera, in words. @param {unknown} error @returns {string} */
function faultOf(error) {
  const name = error instanceof DOMException ? error.name : "";
  const known = /** @type {Record<string, string>} */ (words.cameraFaults);
  return known[name] ?? words.cameraFaults.other;
}

/** @param {MediaStream} stream */
function stop(stream) {
  for (const track of stream.getTracks()) track.stop();
}

/** Show the camera in a video element for as long as the component is there. @param {{current: HTMLVideoElement | null}} video @param {(fault: string) => void} onFault */
function useCamera(video, onFault) {
  useEffect(() => {
    let gone = false;
    /** @type {MediaStream | null} */
    let stream = null;
    const open = async () => {
      if (!navigator.mediaDevices) return onFault(words.cameraFaults.insecure);
      try {
        stream = await navigator.mediaDevices.getUserMedia(WISHES);
        if (gone || !video.current) return stop(stream);
        video.current.srcObject = stream;
        await video.current.play();
      } catch (error) {
        if (!gone) onFault(faultOf(error));
      }
    };
    open();
    return () => {
      gone = true;
      if (stream) stop(stream);
    };
  }, []);
}

export function CameraView() {
  const video = useRef(/** @type {HTMLVideoElement | null} */ (null));
  const fault = useSignal("");
  const plays = useSignal(false);
  const still = useSignal(false);
  const grey = inputSize.value.channels === 1;
  useCamera(video, (said) => {
    fault.value = said;
  });
  const take = () => {
    const view = /** @type {HTMLVideoElement} */ (video.current);
    return shrunk(view, view.videoWidth, view.videoHeight);
  };
  useEffect(() => {
    if (!plays.value || still.value) return undefined;
    const timer = setInterval(() => offer(take), PACE);
    return () => clearInterval(timer);
  }, [plays.value, still.value]);
  useEffect(() => {
    if (plays.value) offer(take);
  }, [asInk.value]);
  const hold = () => {
    still.value = !still.value;
    if (still.value) video.current?.pause();
    else video.current?.play();
  };
  return html`<section aria-label=${words.cameraView}>
    <div class="camera-frame" style=${proportions()}>
      <video ref=${video} muted playsinline aria-label=${words.cameraView} onPlaying=${() => {
        plays.value = true;
      }}></video>
      ${fault.value && html`<p role="alert">${fault.value}</p>`}
    </div>
    <div class="studio-tools"><button type="button" disabled=${!plays.value} aria-pressed=${still.value} onClick=${hold}>${still.value ? words.goOn : words.holdStill}</button>
      ${
        grey &&
        html`<label class="tick" title=${words.asInkHelp}><input type="checkbox" checked=${asInk.value} onChange=${() => {
          asInk.value = !asInk.value;
        }} />${words.asInk}</label>`
      }</div>
    <${StudioFoot} hint=${words.cameraHint} take=${take} ready=${plays.value} />
  </section>`;
}
