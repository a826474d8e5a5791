/** In the page: photos of nothing as JPEG in base64, each another one. */
export async function painted(many: number): Promise<readonly string[]> {
  const canvas = Object.assign(document.createElement("canvas"), { width: 640, height: 480 });
  const context = canvas.getContext("2d");
  if (!context) throw new Error("The browser paints nothing.");
  return Array.from({ length: many }, (_, n) => {
    context.fillStyle = `hsl(${n * 7} 60% 55%)`;
    context.fillRect(0, 0, 640, 480);
    context.fillStyle = `hsl(${n * 31} 80% 35%)`;
    context.fillRect(40 + n * 8, 60, 180, 320 - n * 3);
    return canvas.toDataURL("image/jpeg", 0.85).split(",")[1] ?? "";
  });
}
