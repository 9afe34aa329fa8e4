let context: AudioContext | undefined;

/** Two soft notes, a fourth apart. A browser that has not been touched yet plays nothing, and nothing fails. */
export function playSound(): void {
  try {
    context ??= new AudioContext();
    const { currentTime: now } = context;
    for (const [at, pitch] of [
      [0, 659.3],
      [0.12, 880],
    ] as const) {
      const note = new OscillatorNode(context, { type: 'sine', frequency: pitch });
      const volume = new GainNode(context, { gain: 0 });
      volume.gain.setValueAtTime(0, now + at);
      volume.gain.linearRampToValueAtTime(0.12, now + at + 0.02);
      volume.gain.exponentialRampToValueAtTime(0.0001, now + at + 0.4);
      note.connect(volume).connect(context.destination);
      note.start(now + at);
      note.stop(now + at + 0.45);
    }
  } catch {
    // No sound device is no reason to say anything.
  }
}
