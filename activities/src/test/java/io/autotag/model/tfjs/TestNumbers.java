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

    static float[] repeated(float[] numbers, int times) {
        float[] all = new float[numbers.length * times];
        for (int i = 0; i < all.length; i++) {
            all[i] = numbers[i % numbers.length];
        }
        return all;
    }

    /** Reads numbers between spaces. */
    static float[] list(String text) {
        String[] words = text.split(" ", -1);
        float[] numbers = new float[words.length];
        for (int i = 0; i < words.length; i++) {
            numbers[i] = Float.parseFloat(words[i]);
        }
        return numbers;
    }
}
