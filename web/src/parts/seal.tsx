// A seal drawn from a text's SHA-256: the same text always gives the same pattern, and one changed letter another.

import { useEffect, useState } from 'react';
import { sha256 } from '../command/command.ts';

const size = 200;
const centre = size / 2;
const strands = 6;

/** The curves of a digest's seal, as the data of one SVG path each. */
export function rosette(digest: string): readonly string[] {
  const byte = (i: number) => parseInt(digest.slice(2 * i, 2 * i + 2), 16);
  return [0, 1, 2].map((layer) => {
    const at = layer * 8;
    const petals = 6 + (byte(at) % 11);
    const ripples = 2 * petals + 1 + (byte(at + 1) % 9);
    const outer = 97 - layer * 31;
    const depth = 9 + (byte(at + 2) % 9);
    const fineness = 1 + (byte(at + 3) % 4);
    const turn = (byte(at + 4) / 255) * 2 * Math.PI;
    return Array.from({ length: strands }, (_, strand) => {
      const phase = turn + (strand * 2 * Math.PI) / strands;
      return curve((angle) => outer - depth + (depth - fineness) * Math.cos(petals * angle + phase) + fineness * Math.cos(ripples * angle - phase));
    }).join('');
  });
}

function curve(radius: (angle: number) => number): string {
  const points = 260;
  let path = '';
  for (let i = 0; i < points; i++) {
    const angle = (2 * Math.PI * i) / points;
    const r = radius(angle);
    path += `${i ? 'L' : 'M'}${(centre + r * Math.cos(angle)).toFixed(1)} ${(centre + r * Math.sin(angle)).toFixed(1)}`;
  }
  return `${path}Z`;
}

/** The seal of a text. It is decoration: what it shows is also said in words beside it. */
export function Seal({ of }: { readonly of: string }) {
  const [curves, setCurves] = useState<readonly string[]>([]);
  useEffect(() => {
    let current = true;
    void sha256(of).then((digest) => current && setCurves(rosette(digest)));
    return () => {
      current = false;
    };
  }, [of]);
  return (
    <svg className="seal" viewBox={`0 0 ${size} ${size}`} aria-hidden="true" focusable="false">
      {curves.map((path, layer) => (
        <path key={layer} className={`seal-${layer}`} d={path} />
      ))}
    </svg>
  );
}
