import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { historyCommand } from './history-command';

describe('created_by reads as the Dockerfile instruction it came from', () => {
  it.each([
    ['/bin/sh -c #(nop) ADD file:1f4e in / ', 'ADD file:1f4e in /'],
    ['/bin/sh -c #(nop)  CMD ["/bin/sh"]', 'CMD ["/bin/sh"]'],
    ['/bin/sh -c apk add --no-cache tini', 'RUN apk add --no-cache tini'],
    ['RUN /bin/sh -c apk add --no-cache tini # buildkit', 'RUN apk add --no-cache tini'],
    ['RUN |2 VERSION=1 TARGETARCH=arm64 /bin/sh -c make # buildkit', 'RUN make'],
    ['|1 VERSION=1 /bin/sh -c make', 'RUN make'],
    ['RUN /bin/bash -o pipefail -c curl x | tar x # buildkit', 'RUN curl x | tar x'],
    ['/bin/bash -c make', 'RUN make'],
    ['COPY /out/gateway /usr/local/bin/gateway # buildkit', 'COPY /out/gateway /usr/local/bin/gateway'],
    ['ENV GATEWAY_HOME=/var/lib/gateway', 'ENV GATEWAY_HOME=/var/lib/gateway'],
    ['cmd /S /C #(nop)  CMD ["c:\\\\windows\\\\cmd.exe"]', 'CMD ["c:\\\\windows\\\\cmd.exe"]'],
    ['cmd /S /C powershell -Command x', 'RUN powershell -Command x'],
    ['Apply image 10.0.20348.2700', 'Apply image 10.0.20348.2700'],
    ['/bin/sh', '/bin/sh'],
    ['', ''],
  ])('%j is %j', (createdBy, command) => {
    expect(historyCommand(createdBy)).toBe(command);
  });

  it('no text takes long', () => {
    const pieces = fc.constantFrom('RUN ', '|1 ', 'A=b ', '/bin/bash ', '-o ', '-c', ' ', '# buildkit', '\t', '|');
    fc.assert(
      fc.property(fc.array(pieces, { minLength: 1, maxLength: 20 }), (parts) => {
        const start = performance.now();
        historyCommand(parts.join('').repeat(2_000));
        expect(performance.now() - start).toBeLessThan(1_000);
      }),
    );
  });
});
