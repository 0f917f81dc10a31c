### What is said of certificates that somebody gives. `.next`: what to do.

certificate-empty = Nothing is there.
    .next = Choose a file with the certificate, or paste its text.
certificate-too-large = This is larger than { $most } KB, and no certificate is.
    .next = Choose the file with the certificate alone.
certificate-private-key = There is a private key in this. Gangway hasn’t kept it, and nobody else may have it.
    .next = Take the key out, and give the certificate alone: the part from BEGIN CERTIFICATE to END CERTIFICATE.
certificate-pkcs12 = This is a PKCS#12 file (.p12 or .pfx): it holds the private key, too, behind a password. Gangway doesn’t open it.
    .next = Export the certificate alone, for example with: openssl pkcs12 -in FILE -nokeys -out server.pem
certificate-pkcs7 = This is a PKCS#7 file (.p7b), and AWS takes certificates as PEM.
    .next = Convert it, for example with: openssl pkcs7 -in FILE -print_certs -out server.pem
certificate-request = This is a request for a certificate, not the certificate.
    .next = Choose the file that your certificate authority answered with.
certificate-public-key = This is a public key alone, without a certificate.
    .next = Choose the server’s certificate.
certificate-truncated = Certificate { $number } is cut off or damaged.
    .next = Copy it once more, from the line BEGIN CERTIFICATE to the line END CERTIFICATE.
certificate-not-a-certificate = This isn’t a certificate, neither as PEM nor as DER.
    .next = Choose the server’s certificate, often a file that ends in .pem, .crt or .cer.
certificate-too-long = The certificates have { $size } characters as text, and AWS takes { $most }.
    .next = Leave out those that the server’s own doesn’t need.
certificate-expired = The certificate of “{ $name }” has expired, on { $until }.
    .next = Have the server’s certificate renewed, and give the new one.
certificate-expires-soon = The certificate of “{ $name }” expires on { $until }, in { $days ->
    [one] { $days } day
   *[other] { $days } days
  }. A host takes no new certificate later: it has to be created anew.
    .next = Have the certificate renewed before you create the host.
certificate-not-yet-valid = The certificate of “{ $name }” is valid only from { $from } on.
    .next = Wait until then, or check this computer’s clock.
certificate-name-mismatch = The certificate isn’t for { $host }. It is for: { $names }
    .next = Check the server’s URL, or choose the certificate that this server shows.
certificate-name-only-in-subject = The certificate names { $host } only in its subject. Today’s programs look for it among the subject alternative names.
    .next = Have a certificate issued that names the server there.
certificate-issuer-missing = The certificate of “{ $name }” was issued by “{ $issuer }”, whose certificate is missing.
    .next = Add the certificates up to the authority that issued its own.
certificate-leaf-alone = Only the server’s own certificate is there. “{ $issuer }” issued it; AWS may need that one’s certificate to trust the server.
    .next = Add the certificates of your authority, up to the one that issued its own.
certificate-only-authorities = This is the certificate of an authority, “{ $name }”. Whether the server’s own is for the URL couldn’t be compared.
    .next = That is fine when this authority issued the server’s certificate.
certificate-unrelated = The certificate of “{ $name }” doesn’t belong to the others.
    .next = Leave it out if the server doesn’t need it.
certificate-issuer-not-authority = The certificate of “{ $name }” issued another one, and says that it is no authority’s.
    .next = Ask whoever issued the certificates for the right ones.
certificate-doubled = { $count ->
    [one] { $count } certificate was there twice.
   *[other] { $count } certificates were there twice.
  }
    .next = Each is sent once; there is nothing to do.
certificate-reordered = The certificates were in another order.
    .next = They are sent from the server’s own upward; there is nothing to do.
