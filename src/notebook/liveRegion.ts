let timer: ReturnType<typeof setTimeout> | undefined;

/** Has a screen reader say a sentence, once numbers have come to rest for `delay` milliseconds. */
export function announce(sentence: string, delay = 600): void {
  clearTimeout(timer);
  timer = setTimeout(() => {
    const region = document.getElementById("live-region");
    if (region) region.textContent = sentence;
  }, delay);
}
