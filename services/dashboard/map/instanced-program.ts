/** A program that draws a quad for each instance, with its buffer of instances. */
export interface InstancedProgram {
  /** Makes it the one in use, which setting and drawing expect. */
  use(): void;
  setNumber(name: string, value: number): void;
  setPair(name: string, x: number, y: number): void;
  /** An opaque colour, each part 0..1. */
  setColor(name: string, color: readonly [number, number, number]): void;
  /** Replaces all instances. @param floats holds at least `count` instances. */
  upload(floats: Float32Array, count: number): void;
  /** Replaces the instances from `first` up to `end`. */
  uploadRange(floats: Float32Array, first: number, end: number): void;
  draw(): void;
  remove(): void;
}

interface InstancedProgramParts {
  readonly vertex: string;
  readonly fragment: string;
  /** Names and sizes of an instance's numbers, in the order in which they lie in the buffer. */
  readonly attributes: readonly (readonly [name: string, size: number])[];
}

const FLOAT_BYTES = 4;
/** The quad's corners as a strip, -1..1. */
const CORNERS = new Float32Array([-1, -1, 1, -1, -1, 1, 1, 1]);

/** @throws Error when the browser cannot compile it. */
export function createInstancedProgram(gl: WebGL2RenderingContext, parts: InstancedProgramParts): InstancedProgram {
  const program = link(gl, parts);
  const uniforms = new Map<string, WebGLUniformLocation | null>();
  const corners = gl.createBuffer();
  const instances = gl.createBuffer();
  const vertexArray = gl.createVertexArray();
  const instanceFloats = parts.attributes.reduce((sum, [, size]) => sum + size, 0);
  let capacity = 0;
  let instanceCount = 0;

  gl.bindVertexArray(vertexArray);
  gl.bindBuffer(gl.ARRAY_BUFFER, corners);
  gl.bufferData(gl.ARRAY_BUFFER, CORNERS, gl.STATIC_DRAW);
  const corner = gl.getAttribLocation(program, 'corner');
  gl.enableVertexAttribArray(corner);
  gl.vertexAttribPointer(corner, 2, gl.FLOAT, false, 0, 0);
  gl.bindBuffer(gl.ARRAY_BUFFER, instances);
  let offset = 0;
  for (const [name, size] of parts.attributes) {
    const location = gl.getAttribLocation(program, name);
    // The compiler drops what a shader does not use.
    if (location >= 0) {
      gl.enableVertexAttribArray(location);
      gl.vertexAttribPointer(location, size, gl.FLOAT, false, instanceFloats * FLOAT_BYTES, offset * FLOAT_BYTES);
      gl.vertexAttribDivisor(location, 1);
    }
    offset += size;
  }
  gl.bindVertexArray(null);

  const locate = (name: string) => {
    const known = uniforms.get(name);
    if (known !== undefined) return known;
    const location = gl.getUniformLocation(program, name);
    uniforms.set(name, location);
    return location;
  };

  return {
    use: () => gl.useProgram(program),
    setNumber: (name, value) => gl.uniform1f(locate(name), value),
    setPair: (name, x, y) => gl.uniform2f(locate(name), x, y),
    setColor: (name, [red, green, blue]) => gl.uniform3f(locate(name), red, green, blue),
    upload: (floats, count) => {
      gl.bindBuffer(gl.ARRAY_BUFFER, instances);
      instanceCount = count;
      if (count > capacity) {
        capacity = Math.max(count, capacity * 2);
        gl.bufferData(gl.ARRAY_BUFFER, capacity * instanceFloats * FLOAT_BYTES, gl.DYNAMIC_DRAW);
      }
      if (count > 0) gl.bufferSubData(gl.ARRAY_BUFFER, 0, floats, 0, count * instanceFloats);
    },
    uploadRange: (floats, first, end) => {
      gl.bindBuffer(gl.ARRAY_BUFFER, instances);
      const at = first * instanceFloats;
      gl.bufferSubData(gl.ARRAY_BUFFER, at * FLOAT_BYTES, floats, at, (end - first) * instanceFloats);
    },
    draw: () => {
      if (instanceCount === 0) return;
      gl.bindVertexArray(vertexArray);
      gl.drawArraysInstanced(gl.TRIANGLE_STRIP, 0, 4, instanceCount);
      gl.bindVertexArray(null);
    },
    remove: () => {
      gl.deleteProgram(program);
      gl.deleteBuffer(corners);
      gl.deleteBuffer(instances);
      gl.deleteVertexArray(vertexArray);
    },
  };
}

function link(gl: WebGL2RenderingContext, { vertex, fragment }: InstancedProgramParts): WebGLProgram {
  const program = gl.createProgram();
  for (const [type, source] of [
    [gl.VERTEX_SHADER, vertex],
    [gl.FRAGMENT_SHADER, fragment],
  ] as const) {
    const shader = gl.createShader(type);
    // Null only where the context is lost; then it is all made again.
    if (!shader) continue;
    gl.shaderSource(shader, `#version 300 es\nprecision highp float;\n${source}`);
    gl.compileShader(shader);
    gl.attachShader(program, shader);
    gl.deleteShader(shader);
  }
  gl.linkProgram(program);
  if (!gl.getProgramParameter(program, gl.LINK_STATUS) && !gl.isContextLost()) {
    const shaders = gl.getAttachedShaders(program) ?? [];
    const reasons = [gl.getProgramInfoLog(program), ...shaders.map((shader) => gl.getShaderInfoLog(shader))];
    throw new Error(`the browser cannot draw technicians: ${reasons.filter(Boolean).join('; ')}`);
  }
  return program;
}
