package io.autotag.model.tfjs;

/** Numbers for tests: different from each other, of both signs, the same each time. */
final class TestNumbers {

    private TestNumbers() {}

    static float[] wave(int count) {
        float[] numbers = new float[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = (float) Math.sin(i * 1.7 + 0.3) * (1 + i % 5);
        }
        return numbers;
    }

    /** 0, 1, 2, … */
    static float[] counting(int count) {
        float[] numbers = new float[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = i;
        }
        return numbers;
    }
}
