package rubin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A page with fenced blocks of the language {@code console}: commands after {@code $}, continued after a backslash, each with
 * its output below.
 *
 * @param lines what stands around the commands and their outputs: a step's number stands for it
 * @param steps the commands
 */
record ConsolePage(List<Object> lines, List<Step> steps) {

    /**
     * A command.
     *
     * @param command its text, lines and all
     * @param output the lines below it
     */
    record Step(String command, String output) {
    }

    static ConsolePage read(Path file) throws IOException {
        List<Object> lines = new ArrayList<>();
        List<Step> steps = new ArrayList<>();
        boolean console = false;
        List<String> command = new ArrayList<>();
        List<String> output = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            boolean fence = line.startsWith("```");
            if (console && (fence || line.startsWith("$ ")) && !command.isEmpty()) {
                lines.add(steps.size());
                steps.add(new Step(String.join("\n", command), String.join("\n", output)));
                command.clear();
                output.clear();
            }
            if (fence || !console) {
                console = line.equals("```console");
                lines.add(line);
            } else if (line.startsWith("$ ")) {
                command.add(line.substring(2));
            } else if (output.isEmpty() && command.get(command.size() - 1).endsWith("\\")) {
                command.add(line);
            } else {
                output.add(line);
            }
        }
        return new ConsolePage(lines, steps);
    }

    ConsolePage withOutputs(List<String> outputs) {
        List<Step> renewed = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            renewed.add(new Step(steps.get(i).command(), outputs.get(i)));
        }
        return new ConsolePage(lines, renewed);
    }

    void write(Path file) throws IOException {
        List<String> text = new ArrayList<>();
        for (Object line : lines) {
            if (line instanceof Integer step) {
                text.add("$ " + steps.get(step).command());
                String output = steps.get(step).output();
                if (!output.isEmpty()) {
                    text.add(output);
                }
            } else {
                text.add(line.toString());
            }
        }
        Files.writeString(file, String.join("\n", text) + "\n");
    }
}
