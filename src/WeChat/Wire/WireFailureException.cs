namespace VillageCloud.WeChat.Wire;

/// <summary>There is no answer that we may believe: timeout, network, signature, or a body that isn't what WeChat
/// documents. The outcome of the call is unknown.</summary>
/// <remarks>Never carries an inner exception: Flurl's messages hold the whole URL, and that can hold a token.</remarks>
internal sealed class WireFailureException(string reason) : Exception(reason);
