namespace SocCoordination.Service.Ui.Texts;

/// <summary>
/// The interface's texts. A text's key is the Vietnamese itself, so that pages read as they show and Vietnamese is complete
/// by nature; <c>Words.en.resx</c> holds the English, and a test finds each key there.
/// </summary>
internal sealed class Words;
