import java.io.FileInputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.VeraPDFFoundry;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/**
 * Checks PDF files against veraPDF profiles: {@code VeraPdf 3a,ua1 file.pdf ...}. Prints one line per file and profile,
 * and below it each broken rule with its first message. Exit code 0 when everything complies, 1 when something does
 * not, 2 when it could not be checked.
 */
public final class VeraPdf {
  private VeraPdf() {}

  public static void main(String[] arguments) {
    if (arguments.length < 2) {
      System.err.println("usage: VeraPdf PROFILE[,PROFILE] FILE...");
      System.exit(2);
    }
    VeraGreenfieldFoundryProvider.initialise();
    boolean complies = true;
    for (String file : List.of(arguments).subList(1, arguments.length)) {
      for (String profile : arguments[0].split(",")) {
        complies &= check(Path.of(file), profile);
      }
    }
    System.exit(complies ? 0 : 1);
  }

  private static boolean check(Path file, String profile) {
    PDFAFlavour flavour = PDFAFlavour.byFlavourId(profile);
    if (flavour == PDFAFlavour.NO_FLAVOUR) {
      System.err.println("no profile " + profile);
      System.exit(2);
    }
    try (VeraPDFFoundry foundry = Foundries.defaultInstance();
        FileInputStream content = new FileInputStream(file.toFile());
        PDFAParser parser = foundry.createParser(content, flavour);
        PDFAValidator validator = foundry.createValidator(flavour, true)) {
      return report(file, profile, validator.validate(parser));
    } catch (Exception failure) {
      System.err.println(file.getFileName() + " " + profile + " could not be checked: " + failure);
      System.exit(2);
      return false;
    }
  }

  private static boolean report(Path file, String profile, ValidationResult result) {
    boolean complies = result.isCompliant();
    System.out.println(file.getFileName() + " " + profile + " " + (complies ? "compliant" : "NOT COMPLIANT"));
    brokenRules(result).forEach(
        (rule, messages) -> System.out.println("  " + rule + " (" + messages.size() + "): " + messages.get(0)));
    return complies;
  }

  private static Map<String, List<String>> brokenRules(ValidationResult result) {
    Map<String, List<String>> broken = new TreeMap<>();
    for (TestAssertion assertion : result.getTestAssertions()) {
      if (assertion.getStatus() == TestAssertion.Status.FAILED) {
        String rule = assertion.getRuleId().getClause() + "-" + assertion.getRuleId().getTestNumber();
        String where = assertion.getMessage() + " at " + assertion.getLocation().getContext();
        broken.computeIfAbsent(rule, ignored -> new ArrayList<>()).add(where);
      }
    }
    return broken;
  }
}
