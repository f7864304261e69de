// Generated from config/development.yml and scripts/published.ts; do not edit.

/** SHA-256 digests of values that are published for development. */
export const published = {
  secret: new Set([
    '3iXyOhhLl81Fl9AVmanwCrZR1Zw-sclT2OA8R9ROs1g',
    'F54vo9xHhhOcT0rVtTmaVDaL3IRjuOLCbQ3gH2UQ4E0',
    'FKbLVMujBF05AXXElrxr--OUEfnNfrvi6VjGi_7fDSA',
    'IdWRcQGJRqd3sN1bFjR-F5yjsgPZhd56ihWq0a8Bavk',
    'JSB0avWgl5S4ebLJlLKSUKiNUebff5kYK1UEwTlwiUA',
    'P-5DIIWUUOAbn7htb7C7mr88Fzg8zS-t_w4inOzkc6I',
    'SxZz41zu577n5x2pz_K4zd-bSbBd9GhNUobsfS6Fz40',
    'TKz_EWDi6W-eBD1I-mZ_8C9o8QRdSedDdUgEDDsbzVQ',
    'Z3fGfQft4GdhDpziD6K1npHOWrHLfjTuWbbyli98fuQ',
    'a7QK7Y2TCr6Mx3fSxR79V1SAzTD8ctrqY2OIv5NB1T0',
    'kkIRhE1HKqwJ9a8ywTyY_zCN8bRaUXAlN_TRDOcQ-8g',
    'pZoF7ZP4OZ5J2V995_RZGqYNYrEzmZW1hMKIZoJlvpk',
    'qGsFHTmhSk5fcUiptOTM189irqZB_o7qW8uconrJJ1Y',
    'rD25u7JxPzHufNARnOV6fC79OaGpN9HicxUEC8OMqd8',
  ]),
  officer: new Set([
    '5J4R5wPxlKHbfAZv-uiqFB4r-7c1a61dAvcGU1iIo9A',
    'DpsmIji_7AEqBcOZICQvPdbLyOwH_zchLZ1BQ9CHMfQ',
    'JkAnstRDLFbfkG6mXQgHANnt1fM9yxdjORs2YPcm-10',
    'yMs3ynNXw8DALA1Q5ROqV6jRvcXOoDA4Da8pr5GTF9Y',
  ]),
  serviceCode: new Set([
    'VcESe8oKJ01eUpKE0cfKL48KA7Yj7YHPFPpC3fEtXvw',
    'ugvgYkZiFweazXbGitXuNsP8EpNum2x7fO4nqaZiQ40',
  ]),
};
