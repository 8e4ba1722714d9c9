import java.io.FileInputStream;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;

/** Checks files against a standard, such as "2a" or "ua1"; prints a line a rule that one breaks. */
public class VeraPdf {
    public static void main(String[] args) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        var foundry = Foundries.defaultInstance();
        for (int i = 1; i < args.length; i++) {
            var flavour = PDFAFlavour.byFlavourId(args[0]);
            try (var parser = foundry.createParser(new FileInputStream(args[i]), flavour);
                    var validator = foundry.createValidator(flavour, false)) {
                var result = validator.validate(parser);
                System.out.println("checked\t" + args[i]);
                var broken = new java.util.TreeSet<String>();
                for (var found : result.getTestAssertions()) {
                    broken.add(found.getRuleId().getClause() + " " + found.getMessage());
                }
                for (var rule : broken) System.out.println("broken\t" + args[i] + "\t" + rule);
            }
        }
    }
}
